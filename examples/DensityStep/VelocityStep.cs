using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>B(t) -> B(t + dt) for fields with two components, such as the velocity of a flow.</summary>
[Network]
public sealed partial class VelocityStep
{
    [Input(64, 64, 2, Boundary = Boundary.Periodic)] public partial Tensor Velocity { get; }
    [Target(64, 64, 2)]                              public partial Tensor Next { get; }

    [Output] public Tensor Prediction => (Velocity.Normalized() + StepParts.UNet(Velocity.Normalized()).Conv2D(2, kernel: 1)).InUnitsOf(Next);
    [Loss]   Scalar Error => RelativeL2(Prediction, Next);
}
