using static ModelGen.Calculus;

namespace ModelGen.NativeHost;

/// <summary>Which way stripes run: convolutions, batch statistics, dropout, units, a label, a metric.</summary>
[Network]
public sealed partial class Stripes
{
    [Input(6, 6, 1, Boundary = Boundary.Periodic)] public partial Tensor Image { get; }
    [Target(Classes = 2)] public partial Label Direction { get; }

    [Output] public Tensor Scores => Image.Normalized().Conv2D(6, kernel: 3).BatchNorm().Relu().MaxPool(2).Flatten().Dropout(0.2).Dense(2);
    [Loss] private Scalar Error => CrossEntropy(Scores, Direction);
    [Metric] private Scalar Right => Accuracy(Scores, Direction);

    /// <summary>Stripes along one axis or the other, with noise.</summary>
    public static Data Samples(int count, int seed)
    {
        Random random = new(seed);
        float[,,,] images = new float[count, 6, 6, 1];
        int[] directions = new int[count];
        for (int s = 0; s < count; s++)
        {
            directions[s] = random.Next(2);
            for (int x = 0; x < 6; x++)
            {
                for (int y = 0; y < 6; y++)
                {
                    images[s, x, y, 0] = (float)(3 + (directions[s] == 0 ? x : y) % 2 + 0.3 * (random.NextDouble() - 0.5));
                }
            }
        }

        return new Data(images, directions);
    }
}
