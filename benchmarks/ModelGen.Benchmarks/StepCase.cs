using ModelGen.Benchmarks.Models;
using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>A training step to time, and how the arithmetic of its matrix products is counted.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Create">Makes the model: precision, threads.</param>
/// <param name="Points">Collocation points of the residual.</param>
/// <param name="Coefficients">Jet coefficients carried at each of them.</param>
/// <param name="BoundaryRows">Points times coefficients of the conditions.</param>
internal sealed record StepCase(string Name, Func<Precision, int, PinnModel> Create, int Points, int Coefficients, int BoundaryRows)
{
    public static readonly IReadOnlyList<StepCase> All =
    [
        // 1, x, t, xx; beside it 50 points with 1, and 50 pairs with 1, x
        new("schrodinger", (precision, threads) => new SchrodingerStep(1, precision, threads), 20_000, 4, 50 + 100 * 2),

        // 1, x, u_t - 0.1 u_xx
        new("heat", (precision, threads) => new HeatStep(1, precision, threads), 10_000, 3, 0),

        // 1, x, y, Laplacian
        new("poisson", (precision, threads) => new PoissonStep(1, precision, threads), 8_192, 4, 0),

        // 1, x, xx, u_t + u_xxx
        new("kdv", (precision, threads) => new KdvStep(1, precision, threads), 20_000, 4, 0),

        // 1, x, u_t - 0.1 u_xx, on networks of equal width: a chain, gates, and residual blocks
        new("chain", (precision, threads) => new ChainStep(1, precision, threads), 10_000, 3, 0),
        new("modified-mlp", (precision, threads) => new ModifiedMlpStep(1, precision, threads), 10_000, 3, 0),
        new("residual", (precision, threads) => new ResidualStep(1, precision, threads), 10_000, 3, 0),
        new("chain-256", (precision, threads) => new WideChainStep(1, precision, threads), 4_096, 3, 0),
        new("modified-mlp-256", (precision, threads) => new WideModifiedMlpStep(1, precision, threads), 4_096, 3, 0),
    ];

    public static StepCase Named(string name) => All.Single(step => step.Name == name);

    /// <summary>Floating-point operations of the dense layers: forward, back to the inputs (not of the first layer), weight gradient.</summary>
    public double Flops(PinnDescription model)
    {
        double rows = (double)Points * Coefficients + BoundaryRows;
        return model.Parameters.Where(parameter => parameter.Shape.Count == 2).Sum(weights => 2.0 * weights.Length * rows * (weights.ReadsInputs ? 2 : 3));
    }
}
