using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Data;

/// <summary>
/// s_t + u(x) s_x = 0 on (0, 1) x (0, 1), s(x, 0) = sin(pi x), s(0, t) = sin(pi t / 2), with u = v - min v + 1 and v a <see cref="GaussianProcess"/> of length
/// 0.2 (Wang, Wang and Perdikaris 2021); by characteristics, where the paper has a difference scheme. The minimum is that over the nodes solved on.
/// Samples are [1 + frames, x] with x_i = i / (n - 1): u, then s at times from 0 to 1, both counted.
/// </summary>
public sealed record VariableAdvectionSet : SolvedSet
{
    private const int Version = 1;

    /// <summary>n: nodes kept; at least 2.</summary>
    public int Points { get; init; } = 101;

    /// <summary>Times kept; at least 2.</summary>
    public int Frames { get; init; } = 101;

    /// <summary>l: the length of correlation of v.</summary>
    public double Length { get; init; } = 0.2;

    /// <summary>Cells that travel times are tabulated on for one of those kept.</summary>
    public int Refinement { get; init; } = 4;

    /// <inheritdoc/>
    public override DataKey Key(int count) => new(
        "variable-advection",
        Version,
        ("count", count), ("seed", Seed), ("points", Points), ("frames", Frames), ("length", Length), ("refinement", Refinement));

    /// <inheritdoc/>
    public override GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Points, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Frames, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Refinement);
        double[] nodes = TrigonometricBasis.Nodes(GridBoundary.Neumann, 2 * Refinement * (Points - 1) + 1);
        return SampleSet.Compute(
            count, [1 + Frames, Points], () => new GaussianProcess(Length), (process, index) => Sample(process.Sample(Seed, index, nodes)), Threads, progress,
            cancel);
    }

    private double[] Sample(double[] process)
    {
        double lowest = process.Min();
        double[] velocity = [.. process.Select(v => v - lowest + 1)], values = new double[(1 + Frames) * Points];
        VariableAdvection1D solution = new(velocity);
        for (int i = 0; i < values.Length; i++)
        {
            int frame = i / Points - 1, node = i % Points;
            double x = node / (Points - 1.0), t = frame / (Frames - 1.0);
            values[i] = frame < 0 ? velocity[2 * Refinement * node] : solution.Value(x, t, double.SinPi, time => double.SinPi(time / 2));
        }

        return values;
    }
}
