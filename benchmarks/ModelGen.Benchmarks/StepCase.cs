using ModelGen.Benchmarks.Models;
using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>A training step to time, and how the arithmetic of its matrix products is counted.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Create">Makes the model: precision, threads.</param>
/// <param name="Rows">Rows of the matrix products: points times jet coefficients, summed over the batches.</param>
internal sealed record StepCase(string Name, Func<Precision, int, PinnModel> Create, long Rows)
{
    public static readonly IReadOnlyList<StepCase> All =
    [
        // 20,000 points with 1, x, t, xx; 50 with 1; 50 pairs with 1, x
        new("schrodinger", (precision, threads) => new SchrodingerStep(1, precision, threads), (20_000 * 4) + 50 + (100 * 2)),
        new("heat", (precision, threads) => new HeatStep(1, precision, threads), 10_000 * 3),
        new("poisson", (precision, threads) => new PoissonStep(1, precision, threads), 8_192 * 4),
    ];

    /// <summary>Floating-point operations of the dense layers: forward, back to the inputs (not of the first layer), weight gradient.</summary>
    public double Flops(ModelDescription model) =>
        model.Networks.Sum(network => network.Layers.Select((layer, l) => 2.0 * layer.Inputs * layer.Outputs * Rows * (l == 0 ? 2 : 3)).Sum());
}
