using ModelGen.Samplers;

namespace ModelGen.Examples.Data;

/// <summary>
/// u_t + u_x = 0 on [0, 1], periodic, from a square wave of height h in [1, 2], width w in [0.3, 0.6] and centre c in [0.3, 0.7], all uniform: "Advection I" of
/// Lu et al. 2022, "A comprehensive and fair comparison of two neural operators". Exact: u(x, t) = h where x - t is within w / 2 of c on the period, else 0.
/// Samples are [time, x] with x_i = i / n and times from 0 to 1, both counted.
/// </summary>
public sealed record SquareWaveSet : SolvedSet
{
    private const int Version = 1;

    /// <summary>n.</summary>
    public int Points { get; init; } = 40;

    /// <summary>Times, at least 2.</summary>
    public int Frames { get; init; } = 40;

    /// <inheritdoc/>
    public override DataKey Key(int count) => new("square-wave", Version, ("count", count), ("seed", Seed), ("points", Points), ("frames", Frames));

    /// <inheritdoc/>
    public override GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Frames, 2);
        return SampleSet.Compute(count, [Frames, Points], () => this, (set, index) => set.Wave(index), Threads, progress, cancel);
    }

    private double[] Wave(int index)
    {
        CounterRandom random = new(Seed, CounterRandom.Mix((ulong)index) ^ CounterRandom.StreamOf(nameof(SquareWaveSet)));
        double height = 1 + random.NextUniform(), width = 0.3 + 0.3 * random.NextUniform(), centre = 0.3 + 0.4 * random.NextUniform();
        double[] values = new double[Frames * Points];
        for (int i = 0; i < values.Length; i++)
        {
            double x = (double)(i % Points) / Points, t = (double)(i / Points) / (Frames - 1);
            values[i] = Math.Abs(Math.IEEERemainder(x - t - centre, 1)) <= width / 2 ? height : 0;
        }

        return values;
    }
}
