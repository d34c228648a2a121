using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Hard constraints, a user's activation, and a coefficient in a functional's factor.</summary>
[Pinn]
public sealed partial class HardHeat
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Mlp(7, 6, Activation = nameof(Swish))]
    public partial Field N { get; }

    [Coefficient(0.1)]
    public partial Scalar Nu { get; set; }

    public Scalar U => -Sin(Math.PI * X) + T * (1 - X * X) * N;

    [Residual(Points = 65)]
    private Equation Heat => D(U, T) == Nu * (1 + X * X) * D(U, X, X);

    private static Scalar Swish(Scalar z) => z * Sigmoid(z);
}
