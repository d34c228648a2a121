using ModelGen.Examples.Fields;

namespace ModelGen.Examples.Data;

/// <summary>
/// s' = u on [0, 1], s(0) = 0, with u a <see cref="GaussianProcess"/> of length 0.2: the first example of Wang, Wang and Perdikaris 2021, "Learning the
/// solution operator of parametric partial differential equations with physics-informed DeepONets". Exact: the series of u is integrated term by term.
/// Samples are [u and s, x] with x_i = i / (n - 1).
/// </summary>
public sealed record AntiderivativeSet : SolvedSet
{
    private const int Version = 1;

    /// <summary>n: nodes, and sensors of u; at least 2.</summary>
    public int Points { get; init; } = 100;

    /// <summary>l: the length of correlation of u; 0.01 is the harder of the two in the paper.</summary>
    public double Length { get; init; } = 0.2;

    /// <inheritdoc/>
    public override DataKey Key(int count) => new("antiderivative", Version, ("count", count), ("seed", Seed), ("points", Points), ("length", Length));

    /// <inheritdoc/>
    public override GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        double[] nodes = TrigonometricBasis.Nodes(GridBoundary.Neumann, Points);
        return SampleSet.Compute(
            count,
            [2, Points],
            () => new GaussianProcess(Length),
            (process, index) => [.. process.Sample(Seed, index, nodes), .. process.Antiderivative(Seed, index, nodes)],
            Threads,
            progress,
            cancel);
    }
}
