using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Where pixels are: along a period, between two ends, and where there is but one.</summary>
[Network]
public sealed partial class Coordinates
{
    [Input(4, 3, 1, 2, Boundaries = [Boundary.Periodic, Boundary.Zero, Boundary.Replicate])]
    public partial Tensor X { get; }

    [Target(4, 3, 1, 7)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Concat(X.Grid(), Concat(X, X.Grid()).Dense(4).Tanh());

    [Loss]
    private Scalar Error => MeanSquaredError(Y.With(Boundary.Zero), T);
}

/// <summary>The same along a line.</summary>
[Network]
public sealed partial class CoordinatesOfLine
{
    [Input(5, 2)]
    public partial Tensor X { get; }

    [Target(5, 1)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dense(1) * X.Grid();

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}
