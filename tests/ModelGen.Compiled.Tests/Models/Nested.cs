using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Embeddings, a moving boundary, networks inside networks, learnable inputs.</summary>
[Pinn]
public sealed partial class Nested
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Learnable(1.5)]
    public partial Scalar Frequency { get; }

    private Scalar[] Embedding => [Sin(Frequency * Math.PI * X), Cos(Math.PI * X), T];

    private Scalar[] Outer => [X, Inner, D(Inner, X)];

    [Mlp(7, 6, Inputs = nameof(Embedding), Activation = nameof(Sin))]
    public partial Field Inner { get; }

    [Mlp(6, Inputs = nameof(Outer), Activation = nameof(Gelu))]
    public partial Field U { get; }

    [Residual(Points = 37)]
    private Equation Wave => D(U, T, T) == D(U, X, X) + Inner;

    [Condition(Points = 20)]
    private Equation Moving => D(U.At(X, 0.5 * Sin(T)), T) == D(U, X).At(X, T * T);
}
