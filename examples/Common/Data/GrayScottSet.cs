using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Data;

/// <summary>
/// The reactions of Gray and Scott as The Well has them (Ohana et al. 2024): D_A = 2e-5, D_B = 1e-5, a frame for every 10 units of time, solved with steps of
/// 1; from <see cref="GaussianSpots"/>. The defaults are a quarter of its square, 64 x 64 points on a period of 1, so that cells are as large as its own,
/// 128 x 128 on a period of 2. Fronts are as thin as such a cell, and a solution with the modes of 64 points is wrong by 2%: so it is solved on finer grids
/// than kept, see <see cref="Refinement"/>. Samples are [time, x, y, component], A and B, with x_i = i L / n.
/// </summary>
/// <param name="Rates">f and k.</param>
public sealed record GrayScottSet(GrayScottRates Rates) : SolvedSet
{
    private const int Version = 1;

    /// <summary>n: points kept along either axis.</summary>
    public int Points { get; init; } = 64;

    /// <summary>Points that are solved on for one of those kept, along either axis: 2 leave 3e-4.</summary>
    public int Refinement { get; init; } = 2;

    /// <summary>L.</summary>
    public double Length { get; init; } = 1;

    /// <summary>Frames, less 1.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>Time from frame to frame.</summary>
    public double Interval { get; init; } = 10;

    /// <summary>The time of the first frame, after the spots.</summary>
    public double WarmUp { get; init; }

    /// <summary>The fewest spots in the beginning.</summary>
    public int FewestSpots { get; init; } = 3;

    /// <summary>The most spots in the beginning.</summary>
    public int MostSpots { get; init; } = 10;

    /// <summary>No time step is longer.</summary>
    public double MaximalStep { get; init; } = 1;

    /// <inheritdoc/>
    public override DataKey Key(int count) => new(
        "gray-scott",
        Version,
        ("count", count), ("seed", Seed), ("feed", Rates.Feed), ("kill", Rates.Kill), ("points", Points), ("refinement", Refinement),
        ("length", Length), ("steps", Steps), ("interval", Interval), ("warm-up", WarmUp), ("fewest", FewestSpots), ("most", MostSpots), ("step", MaximalStep));

    /// <inheritdoc/>
    public override GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Refinement);
        int fine = Refinement * Points;
        GaussianSpots spots = new(FewestSpots, MostSpots);
        double[] times = Times(Steps + 1, Interval, WarmUp);
        return SampleSet.Compute(count, [Steps + 1, Points, Points, 2], () => new GrayScott2D(fine, Rates, Length), (solver, index) =>
        {
            double[] frames = solver.Solve(spots.Sample(Seed, index, fine, Length), times, MaximalStep, cancel);
            return [.. frames.Where((_, i) => i / 2 % fine % Refinement == 0 && i / 2 / fine % fine % Refinement == 0)];
        }, Threads, progress, cancel);
    }
}
