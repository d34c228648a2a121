using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Data;

/// <summary>
/// s_t = 0.01 s_xx + 0.01 s^2 + v(x) on (0, 1) x (0, 1), s = 0 in the beginning and at both ends, with v a <see cref="GaussianProcess"/> of length 0.2
/// (Wang, Wang and Perdikaris 2021). Samples are [1 + frames, x] with x_i = i / (n - 1): v, then s at times from 0 to 1, both counted.
/// Solved on finer grids than kept, see <see cref="Refinement"/>.
/// </summary>
public sealed record DiffusionReactionSet : SolvedSet
{
    private const int Version = 1;

    /// <summary>n: nodes kept; at least 2.</summary>
    public int Points { get; init; } = 101;

    /// <summary>Times kept; at least 2.</summary>
    public int Frames { get; init; } = 101;

    /// <summary>l: the length of correlation of v.</summary>
    public double Length { get; init; } = 0.2;

    /// <summary>Cells that are solved on for one of those kept.</summary>
    public int Refinement { get; init; } = 4;

    /// <summary>No time step is longer.</summary>
    public double MaximalStep { get; init; } = 1.0 / 50;

    /// <inheritdoc/>
    public override DataKey Key(int count) => new(
        "diffusion-reaction",
        Version,
        ("count", count), ("seed", Seed), ("points", Points), ("frames", Frames), ("length", Length), ("refinement", Refinement), ("step", MaximalStep));

    /// <inheritdoc/>
    public override GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Points, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Frames, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Refinement);
        int cells = Refinement * (Points - 1);
        double[] nodes = TrigonometricBasis.Nodes(GridBoundary.Neumann, cells + 1), times = Times(Frames, 1.0 / (Frames - 1));
        GaussianProcess process = new(Length);
        return SampleSet.Compute(count, [1 + Frames, Points], () => new DiffusionReaction1D(cells), (solver, index) =>
        {
            double[] source = process.Sample(Seed, index, nodes);
            double[] all = [.. source, .. solver.Solve(source, times, MaximalStep, cancel)];
            return [.. all.Where((_, i) => i % (cells + 1) % Refinement == 0)];
        }, Threads, progress, cancel);
    }
}
