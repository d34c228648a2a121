using ModelGen.Benchmarks.Models;

namespace ModelGen.Benchmarks;

/// <summary>A training step of a network on one batch of samples.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Batch">Samples.</param>
/// <param name="Create">Makes the network and a batch: precision, threads, samples.</param>
/// <param name="First">Multiply-adds of products that read the input, whose adjoint nobody needs; taps beyond the border are counted everywhere.</param>
internal sealed record NetworkStepCase(string Name, int Batch, Func<Precision, int, int, (NetworkModel Model, SampleSet Data)> Create, long First)
{
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
    ];

    /// <summary>Floating-point operations of the products: forward, back to the inputs (not of those that read the input), weight gradients.</summary>
    public double Flops(NetworkModel model) => 2.0 * Batch * (3 * model.Description.Layers.Sum(layer => layer.MultiplyAdds) - First);

    private static float[] Numbers(int count)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    private static int[] Classes(int count) => [.. Enumerable.Range(0, count).Select(i => i % 10)];
}
