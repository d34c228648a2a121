using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>The same encoder with another head.</summary>
[Network]
public sealed partial class WiderNetwork
{
    [Input(6, 6, 1, Boundary = Boundary.Periodic)] public partial Tensor Image { get; }
    [Target(Classes = 5)] public partial Label Kind { get; }

    [Output] public Tensor Scores => Head(Encode(Image.Normalized()));
    [Loss] private Scalar Error => CrossEntropy(Scores, Kind);

    private static Tensor Encode(Tensor x) => x.Conv2D(6, kernel: 3).BatchNorm().Relu().MaxPool(2).Flatten().Dropout(0.2);

    private static Tensor Head(Tensor x) => x.Dense(5);
}
