using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>A small network with all that keeps state in training: batch statistics, dropout, units.</summary>
[Network]
public sealed partial class TrainedNetwork
{
    [Input(6, 6, 1, Boundary = Boundary.Periodic)] public partial Tensor Image { get; }
    [Target(Classes = 3)] public partial Label Kind { get; }

    [Output] public Tensor Scores => Head(Encode(Image.Normalized()));
    [Loss] private Scalar Error => CrossEntropy(Scores, Kind);
    [Metric] private Scalar Right => Accuracy(Scores, Kind);

    private static Tensor Encode(Tensor x) => x.Conv2D(6, kernel: 3).BatchNorm().Relu().MaxPool(2).Flatten().Dropout(0.2);

    private static Tensor Head(Tensor x) => x.Dense(3);

    /// <summary>Stripes along one axis, along the other, or neither, with noise.</summary>
    public static Data Samples(int count, int seed)
    {
        Random random = new(seed);
        float[,,,] images = new float[count, 6, 6, 1];
        int[] kinds = new int[count];
        for (int s = 0; s < count; s++)
        {
            kinds[s] = random.Next(3);
            for (int x = 0; x < 6; x++)
            {
                for (int y = 0; y < 6; y++)
                {
                    double stripes = kinds[s] == 0 ? x % 2 : kinds[s] == 1 ? y % 2 : 0.5;
                    images[s, x, y, 0] = (float)(3 + stripes + 0.3 * (random.NextDouble() - 0.5));
                }
            }
        }

        return new Data(images, kinds);
    }
}
