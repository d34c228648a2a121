using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>Two convolutions with pooling, and a dense layer: digits of 28 x 28 pixels.</summary>
[Network]
public sealed partial class ConvStep
{
    [Input(28, 28, 1)]     public partial Tensor Image { get; }
    [Target(Classes = 10)] public partial Label Digit { get; }

    [Output] public Tensor Scores =>
        Image.Conv2D(16, kernel: 3).Relu().MaxPool(2).Conv2D(32, kernel: 3).Relu().MaxPool(2).Flatten().Dense(10);

    [Loss] Scalar Error => CrossEntropy(Scores, Digit);
}
