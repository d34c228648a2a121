using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>Which digit a picture of 8 x 8 pixels shows.</summary>
[Network]
public sealed partial class Digits
{
    [Input(8, 8, 1)]       public partial Tensor Image { get; }
    [Target(Classes = 10)] public partial Label Digit { get; }

    [Output] public Tensor Scores => Half(Half(Image.Normalized(), 32), 64).Flatten().Dropout(0.3).Dense(10);

    [Loss]   Scalar Error => CrossEntropy(Scores, Digit);
    [Metric] Scalar Right => Accuracy(Scores, Digit);

    // a method, because Mnist has the same layers
    internal static Tensor Half(Tensor x, int channels) => x.Conv2D(channels, kernel: 3).BatchNorm().Relu().MaxPool(2);
}
