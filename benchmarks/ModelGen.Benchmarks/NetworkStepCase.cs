using ModelGen.Benchmarks.Models;

namespace ModelGen.Benchmarks;

/// <summary>A training step of a network on one batch of samples.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Batch">Samples.</param>
/// <param name="Create">Makes the network and a batch: precision, threads, samples.</param>
/// <param name="First">Multiply-adds of products that read the input, whose adjoint nobody needs; taps beyond the border are counted everywhere.</param>
internal sealed record NetworkStepCase(string Name, int Batch, Func<Precision, int, int, (NetworkModel Model, SampleSet Data)> Create, long First)
{
    private const int Functions = 100;

    public static readonly IReadOnlyList<NetworkStepCase> All =
    [
        new("conv", 128, (precision, threads, batch) => (
            new ConvStep(1, precision, threads), new ConvStep.Data(Numbers(batch * 784), Classes(batch))), 28L * 28 * 16 * 9),
        new("resblock", 32, (precision, threads, batch) => (
            new ResidualBlockStep(1, precision, threads), new ResidualBlockStep.Data(Numbers(batch * 32768), Numbers(batch * 32768))), 32L * 32 * 32 * 32 * 9),
        new("unet", 16, (precision, threads, batch) => (
            new UNetStep(1, precision, threads), new UNetStep.Data(Numbers(batch * 4096), Numbers(batch * 4096))), 64L * 64 * 16 * 9),
        new("mlp", 256, (precision, threads, batch) => (
            new MlpStep(1, precision, threads), new MlpStep.Data(Numbers(batch * 784), Classes(batch))), 784L * 256),
        new("fno2d", 16, (precision, threads, batch) => (
            new Fno2DStep(1, precision, threads), new Fno2DStep.Data(Numbers(batch * 4096), Numbers(batch * 4096))), 64L * 64 * 20 * 3)
        {
            MultiplyAdds = FnoWork(64, 20, 12),
        },
        new("deeponet", Functions, (precision, threads, batch) => (
            new DeepONetStep(1, precision, threads), new DeepONetStep.Data(Numbers(batch * 100))), 100L * 50)
        {
            MultiplyAdds = DeepONetWork(),
        },
    ];

    /// <summary>Multiply-adds of one sample forward, where they are not those of the table of layers; else 0.</summary>
    public double MultiplyAdds { get; init; }

    /// <summary>Floating-point operations of the products: forward, back to the inputs (not of those that read the input), weight gradients.</summary>
    public double Flops(NetworkModel model)
    {
        double forward = MultiplyAdds > 0 ? MultiplyAdds : model.Description.Layers.Sum(layer => layer.MultiplyAdds);
        return 2.0 * Batch * (3 * forward - First);
    }

    // transforms folded by their symmetry, n m a line, as OPERATORS.md counts; the second axis is complex and has 2 m - 1 modes; forth and back
    private static double FnoWork(int n, int width, int modes)
    {
        double kept = modes * (2.0 * modes - 1);
        double transforms = 2 * (width * (double)n * n * modes + width * modes * 2.0 * n * (2 * modes - 1));
        double layer = transforms + 4 * kept * width * width + (double)n * n * width * width;
        return 4 * layer + (double)n * n * (3 * width + width * 128 + 128);
    }

    // the branch of a function; the trunk's value and three derivatives at all points, and their products, shared by all functions
    private static double DeepONetWork()
    {
        const double Jets = 4, Branch = 100 * 50 + 4 * 50 * 50, Trunk = 2 * 50 + 4 * 50 * 50;
        return Branch + Jets * DeepONetStep.Points * (Trunk / Functions + 50);
    }

    private static float[] Numbers(int count)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    private static int[] Classes(int count) => [.. Enumerable.Range(0, count).Select(i => i % 10)];
}
