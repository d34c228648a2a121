using static ModelGen.Calculus;

namespace ModelGen.Gpu.Tests;

/// <summary>A layer that no group of threads holds.</summary>
[Pinn]
public sealed partial class WideNetwork
{
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    [Mlp(8200)]
    public partial Field U { get; }

    public Scalar Curvature => D(U, X, X);

    [Residual(Points = 20)]
    private Equation Slope => D(U, X) == U;

    [Condition]
    private Equation Start => U.At(X, 0) == 1;
}

/// <summary>A layer that takes a group of more threads than have registers for their blocks.</summary>
[Pinn]
public sealed partial class BroadNetwork
{
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    [Mlp(2100)]
    public partial Field U { get; }

    [Residual(Points = 70)]
    private Equation Slope => D(U, X) == U;

    [Condition]
    private Equation Start => U.At(X, 0) == 1;
}
