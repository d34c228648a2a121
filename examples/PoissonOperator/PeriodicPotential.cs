using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>rho -> phi with -Laplace phi = rho on a periodic square, learnt from solutions.</summary>
[Network]
public sealed partial class PeriodicPotential
{
    [Input(PoissonParts.Points, PoissonParts.Points, 1, Boundary = Boundary.Periodic)] public partial Tensor Rho { get; }
    [Target(PoissonParts.Points, PoissonParts.Points, 1)]                              public partial Tensor Phi { get; }

    [Output] public Tensor Potential => PoissonParts.UNet(Rho.Normalized()).InUnitsOf(Phi);
    [Loss]   Scalar Error => RelativeL2(Potential, Phi);
}
