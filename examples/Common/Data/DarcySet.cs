using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Data;

/// <summary>
/// Darcy flow -div(a grad u) = 1 on the unit square, u = 0 on its boundary, with a = 12 where g is not negative and 3 elsewhere, g from
/// N(0, (-Laplace + 9)^-2) with Neumann's conditions and mean zero (Li et al. 2021, "Fourier neural operator for parametric partial differential equations").
/// Samples are [a and u, x, y] with x_i = i / (n - 1): the nodes on the boundary are there and u is zero on them, where the published files have a
/// coefficient at the centres of cells and a solution that is not zero at the side. Every second of 85 nodes gives 43.
/// </summary>
public sealed record DarcySet : SolvedSet
{
    private const int Version = 1;

    /// <summary>n: nodes along either axis that it is solved on.</summary>
    public int Points { get; init; } = 85;

    /// <summary>K: the highest frequency of g; the same at any n, so that two sets with different n have the same media.</summary>
    public int Highest { get; init; } = 128;

    /// <summary>a where g is not negative.</summary>
    public double High { get; init; } = 12;

    /// <summary>a where g is negative.</summary>
    public double Low { get; init; } = 3;

    /// <inheritdoc/>
    public override DataKey Key(int count) =>
        new("darcy", Version, ("count", count), ("seed", Seed), ("points", Points), ("highest", Highest), ("high", High), ("low", Low));

    /// <inheritdoc/>
    public override GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        GaussianField field = new(2, GridBoundary.Neumann, Highest, sigma: 1, tau: 3, alpha: 2);
        Darcy2D solver = new(Points);
        return SampleSet.Compute(count, [2, Points, Points], () => solver, (worker, index) =>
        {
            double[] coefficient = [.. field.Sample(Seed, index, Points).Select(g => g >= 0 ? High : Low)];
            return [.. coefficient, .. worker.Solve(coefficient, cancel: cancel)];
        }, Threads, progress, cancel);
    }
}
