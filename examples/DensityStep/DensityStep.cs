using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>rho(t) -> rho(t + dt) on a periodic grid: a density, or the vorticity of a flow.</summary>
[Network]
public sealed partial class DensityStep
{
    [Input(64, 64, 1, Boundary = Boundary.Periodic)] public partial Tensor Rho { get; }
    [Target(64, 64, 1)]                              public partial Tensor Next { get; }

    [Output] public Tensor Prediction => (Rho.Normalized() + StepParts.UNet(Rho.Normalized()).Conv2D(1, kernel: 1)).InUnitsOf(Next);
    [Loss]   Scalar Error => RelativeL2(Prediction, Next);
}
