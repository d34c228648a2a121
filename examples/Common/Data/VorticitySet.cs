using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Data;

/// <summary>
/// Vorticity on the unit torus, w_t + u . grad w = nu Laplace w + f, f = 0.1 (sin 2 pi (x + y) + cos 2 pi (x + y)), from N(0, 7^1.5 (-Laplace + 49)^-2.5), a
/// frame for every unit of time (Li et al. 2021, "Fourier neural operator for parametric partial differential equations"; T = 20 and 200 trajectories are
/// table 5 of Kovachki et al. 2023). Samples are [time, x, y] with x_i = i / n. The program that made the published data starts from fields that are 6.1 times
/// as strong as this formula, which is that of the papers: <see cref="AsPublished"/>.
/// </summary>
public sealed record VorticitySet : SolvedSet
{
    private const int Version = 1;
    private const double Tau = 7, Alpha = 2.5;

    /// <summary>
    /// With initial fields as the authors' program draws them: sigma = tau^(alpha - 1), where the papers' formula has its square root, times sqrt 2, for real
    /// and imaginary parts have a variance of 1 each. Flows are then moved by themselves, and not by the force alone.
    /// </summary>
    public static VorticitySet AsPublished { get; } = new() { Sigma = Math.Sqrt(2) * Math.Pow(Tau, Alpha - 1) };

    /// <summary>n: points along either axis that it is solved on.</summary>
    public int Points { get; init; } = 64;

    /// <summary>K: the highest frequency of w(., 0); those above (n - 1) / 3 are dropped.</summary>
    public int Highest { get; init; } = 32;

    /// <summary>w(., 0) is N(0, sigma^2 (-Laplace + 49)^-2.5).</summary>
    public double Sigma { get; init; } = Math.Pow(Tau, 0.75);

    /// <summary>nu.</summary>
    public double Viscosity { get; init; } = 1e-3;

    /// <summary>T: frames are at 0, 1, .. T.</summary>
    public int Duration { get; init; } = 20;

    /// <summary>No time step is longer.</summary>
    public double MaximalStep { get; init; } = 1.0 / 64;

    /// <inheritdoc/>
    public override DataKey Key(int count) => new(
        "forced-vorticity",
        Version,
        ("count", count), ("seed", Seed), ("points", Points), ("highest", Highest), ("sigma", Sigma), ("viscosity", Viscosity), ("duration", Duration),
        ("step", MaximalStep));

    /// <inheritdoc/>
    public override GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        GaussianField field = new(2, GridBoundary.Periodic, Highest, Sigma, Tau, Alpha);
        return new TrajectorySet(
            () => new Vorticity2D(Points, Viscosity, forcing: Vorticity2D.StandardForcing),
            index => field.Sample(Seed, index, Points),
            Times(Duration + 1, 1),
            MaximalStep)
        {
            Threads = Threads,
        }.Solve(count, progress, cancel);
    }
}
