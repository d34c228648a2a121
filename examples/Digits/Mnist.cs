using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>The same for the 28 x 28 pixels of MNIST.</summary>
[Network]
public sealed partial class Mnist
{
    [Input(28, 28, 1)]     public partial Tensor Image { get; }
    [Target(Classes = 10)] public partial Label Digit { get; }

    [Output] public Tensor Scores => Digits.Half(Digits.Half(Digits.Half(Image.Normalized(), 16), 32), 64).Flatten().Dropout(0.3).Dense(10);

    [Loss]   Scalar Error => CrossEntropy(Scores, Digit);
    [Metric] Scalar Right => Accuracy(Scores, Digit);
}
