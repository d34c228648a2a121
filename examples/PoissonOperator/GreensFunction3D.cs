using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>The same on a periodic cube: near its source the kernel is 1 / (4 pi r).</summary>
[Network]
public sealed partial class GreensFunction3D
{
    /// <summary>Points along each axis.</summary>
    public const int Points = 12;

    [Input(Points, Points, Points, 1, Boundary = Boundary.Periodic)] public partial Tensor Rho { get; }
    [Target(Points, Points, Points, 1)]                              public partial Tensor Phi { get; }

    [Output] public Tensor Potential => Rho.Conv3D(1, kernel: Points, bias: false);
    [Loss]   Scalar Error => MeanSquaredError(Potential, Phi);
}
