using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Data;

/// <summary>
/// Burgers' equation u_t + (u^2 / 2)_x = nu u_xx on (0, 1), periodic, with u(., 0) from N(0, 625 (-Laplace + 25)^-alpha) and mean zero. The defaults are the
/// set of Li et al. 2021, "Fourier neural operator for parametric partial differential equations": u(., 0) to u(., 1) with nu = 0.1 and alpha = 2.
/// Samples are [time, x] with x_i = i / n; take fewer points by <see cref="GridData.EveryNth"/>.
/// </summary>
public sealed record BurgersSet : SolvedSet
{
    private const int Version = 1;
    private const double Sigma = 25, Tau = 5;

    /// <summary>
    /// The set of Wang, Wang and Perdikaris 2021: nu = 0.01, alpha = 4, 101 times. Every fourth of the 400 points and the first again are their 101.
    /// </summary>
    public static BurgersSet PhysicsInformed { get; } = new() { Points = 400, Viscosity = 0.01, Alpha = 4, Frames = 101 };

    /// <summary>n: points that it is solved on.</summary>
    public int Points { get; init; } = 1024;

    /// <summary>K: the highest frequency of u(., 0).</summary>
    public int Highest { get; init; } = 128;

    /// <summary>nu.</summary>
    public double Viscosity { get; init; } = 0.1;

    /// <summary>The power of the covariance.</summary>
    public double Alpha { get; init; } = 2;

    /// <summary>Times from 0 to 1, both counted; at least 2.</summary>
    public int Frames { get; init; } = 2;

    /// <summary>No time step is longer.</summary>
    public double MaximalStep { get; init; } = 1.0 / 200;

    /// <inheritdoc/>
    public override DataKey Key(int count) => new(
        "burgers",
        Version,
        ("count", count), ("seed", Seed), ("points", Points), ("highest", Highest), ("viscosity", Viscosity), ("alpha", Alpha), ("frames", Frames),
        ("step", MaximalStep));

    /// <inheritdoc/>
    public override GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Frames, 2);
        GaussianField field = new(1, GridBoundary.Periodic, Highest, Sigma, Tau, Alpha);
        ScalarEquation equation = ScalarEquation.Burgers(Viscosity);
        return new TrajectorySet(
            () => new ScalarEvolution1D(Points, equation), index => field.Sample(Seed, index, Points), Times(Frames, 1.0 / (Frames - 1)), MaximalStep)
        {
            Threads = Threads,
        }.Solve(count, progress, cancel);
    }
}
