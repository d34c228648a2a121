using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>High order and several transcendental functions, so that bodies come near the JIT's inlining budget.</summary>
[Pinn]
public sealed partial class InlinedModel
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Mlp(8, 8)]
    public partial ComplexField H { get; }

    [Mlp(8, 8, Activation = nameof(Swish))]
    public partial Field V { get; }

    [Residual(Points = 100)]
    private Equation Coupled => I * D(H, T) + D(H, X, X) + Exp(V) * H == D(V, X, X, X) + Sin(V) * Tanh(V);

    [Residual(Points = 90)]
    private Equation Fourth => D(V, X, X, X, X) == D(V, T) + Abs2(H);

    private static Scalar Swish(Scalar z) => z * Sigmoid(z);
}
