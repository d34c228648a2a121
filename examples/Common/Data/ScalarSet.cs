using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Data;

/// <summary>
/// Trajectories of a <see cref="ScalarEquation"/> on a period of 1 from random Fourier series of five modes with a maximum of 1, a frame for every unit of
/// time: the one-dimensional scenarios of APEBench (Koehler et al. 2024), by their difficulties at 160 points. Solved to convergence, where APEBench takes
/// one step of second order between two frames. Samples are [time, x] with x_i = i / n.
/// </summary>
/// <param name="Name">Of letters, digits, hyphens and underscores; files are named after it.</param>
/// <param name="Equation">What is solved.</param>
public sealed record ScalarSet(string Name, ScalarEquation Equation) : SolvedSet
{
    private const int Version = 1, DefaultPoints = 160;

    /// <summary>gamma_1 = -4: four cells a step.</summary>
    public static ScalarSet Advection { get; } = new("advection", ScalarEquation.OfDifficulties(DefaultPoints, [0, -4])) { MaximalStep = 1 };

    /// <summary>gamma_2 = 4.</summary>
    public static ScalarSet Diffusion { get; } = new("diffusion", ScalarEquation.OfDifficulties(DefaultPoints, [0, 0, 4])) { MaximalStep = 1 };

    /// <summary>gamma_2 = 1.5, delta_1 = -1.5.</summary>
    public static ScalarSet Burgers { get; } = new("burgers-difficulty", ScalarEquation.OfDifficulties(DefaultPoints, [0, 0, 1.5], delta1: -1.5));

    /// <summary>Korteweg and de Vries, with some damping of the highest modes: delta_1 = -2, gamma_3 = -14, gamma_4 = -9.</summary>
    public static ScalarSet KortewegDeVries { get; } = new(
        "korteweg-de-vries", ScalarEquation.OfDifficulties(DefaultPoints, [0, 0, 0, -14, -9], delta1: -2));

    /// <summary>Kuramoto and Sivashinsky in the form of combustion: delta_2 = -6, gamma_2 = -1.2, gamma_4 = -15, after 500 units of time.</summary>
    public static ScalarSet KuramotoSivashinsky { get; } = new(
        "kuramoto-sivashinsky", ScalarEquation.OfDifficulties(DefaultPoints, [0, 0, -1.2, 0, -15], delta2: -6)) { WarmUp = 500, MaximalStep = 1.0 / 4 };

    /// <summary>n.</summary>
    public int Points { get; init; } = DefaultPoints;

    /// <summary>K: the modes of the initial series.</summary>
    public int Highest { get; init; } = 5;

    /// <summary>Frames, less 1.</summary>
    public int Steps { get; init; } = 50;

    /// <summary>The time of the first frame, after the series.</summary>
    public double WarmUp { get; init; }

    /// <summary>No time step is longer.</summary>
    public double MaximalStep { get; init; } = 1.0 / 16;

    /// <inheritdoc/>
    public override DataKey Key(int count) => new(
        Name,
        Version,
        [
            ("count", count), ("seed", Seed), ("points", Points), ("highest", Highest), ("steps", Steps), ("warm-up", WarmUp), ("step", MaximalStep),
            ("convection", Equation.Convection), ("gradient-norm", Equation.GradientNorm),
            .. Equation.Linear.Select((alpha, j) => ($"alpha{j}", (IFormattable)alpha)),
        ]);

    /// <inheritdoc/>
    public override GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        FourierSeriesField field = new(1, Highest);
        return new TrajectorySet(
            () => new ScalarEvolution1D(Points, Equation), index => field.Sample(Seed, index, Points), Times(Steps + 1, 1, WarmUp), MaximalStep)
        {
            Threads = Threads,
        }.Solve(count, progress, cancel);
    }
}
