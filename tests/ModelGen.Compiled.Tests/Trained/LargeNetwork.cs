using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>So many parameters that threads share an optimiser's update.</summary>
[Network]
public sealed partial class LargeNetwork
{
    [Input(64)] public partial Tensor X { get; }
    [Target(10)] public partial Tensor Y { get; }

    [Output] public Tensor Values => X.Dense(256).Tanh().Dense(10);

    [Loss] private Scalar Error => MeanSquaredError(Values, Y);
}
