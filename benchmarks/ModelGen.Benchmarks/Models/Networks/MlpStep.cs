using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>Dense layers on vectors: 784-256-128-10.</summary>
[Network]
public sealed partial class MlpStep
{
    [Input(784)]           public partial Tensor Image { get; }
    [Target(Classes = 10)] public partial Label Digit { get; }

    [Output] public Tensor Scores => Image.Dense(256).Relu().Dense(128).Relu().Dense(10);

    [Loss] Scalar Error => CrossEntropy(Scores, Digit);
}
