using ModelGen.Examples.Data;
using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples;

/// <summary>Fields that go one step ahead, and the equation they obey; frames are one time unit apart, on 64 x 64 points of a unit square.</summary>
/// <param name="Name">For titles and file names.</param>
/// <param name="Quantity">What is drawn.</param>
/// <param name="Components">Numbers at every point.</param>
public sealed record StepProblem(string Name, string Quantity, int Components)
{
    /// <summary>Points along either axis.</summary>
    public const int Points = 64;

    private const int Seed = 1;
    private const double Diffusivity = 1e-4, MeanX = 0.06, MeanY = 0.025, Viscosity = 2e-4;

    /// <summary>rho_t + u . grad rho = D Laplace rho with a constant velocity of about 4 cells a step.</summary>
    public static StepProblem Density { get; } = new("advection-diffusion", "rho", 1);

    /// <summary>The vorticity of a flow that decays: w_t + u . grad w = nu Laplace w.</summary>
    public static StepProblem Vorticity { get; } = new("vorticity", "w", 1);

    /// <summary>The velocity of the same flow.</summary>
    public static StepProblem Velocity { get; } = new("velocity", "|u|", 2);

    /// <summary>What the command line asks for.</summary>
    public static StepProblem Of(ExampleOptions options) =>
        options.Flags.Contains("--velocity") ? Velocity : options.Flags.Contains("--vorticity") ? Vorticity : Density;

    /// <summary>Trajectories of random initial fields, from the cache or solved.</summary>
    /// <param name="trajectories">How many; a larger set begins with the smaller one.</param>
    /// <param name="steps">Frames of each, less 1.</param>
    /// <param name="options">Where the cache is, and how many threads.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>[trajectory, time, x, y, component].</returns>
    public GridData Frames(int trajectories, int steps, ExampleOptions options, CancellationToken cancel)
    {
        DataKey key = new(
            Name,
            version: 1,
            [
                ("trajectories", trajectories), ("steps", steps), ("seed", Seed), ("diffusivity", Diffusivity), ("x", MeanX), ("y", MeanY),
                ("viscosity", Viscosity),
            ]);
        GridData frames = new DataCache(options.DataFolder).GetOrMake(key, () => Solve(trajectories, steps, options.Threads ?? -1, cancel));
        return new GridData([trajectories, steps + 1, Points, Points, Components], frames.Values);
    }

    private GridData Solve(int trajectories, int steps, int threads, CancellationToken cancel)
    {
        double[] times = [.. Enumerable.Range(0, steps + 1).Select(step => (double)step)];
        GridData scalar = this == Density
            ? Solve(() => new AdvectionDiffusion2D(StreamVelocity.Constant(Points, 1, MeanX, MeanY), Diffusivity), new FourierSeriesField(2, 5), maximalStep: 1)
            : Solve(Flow, new GaussianField(2, GridBoundary.Periodic, 21, 49, 7, 2.5), maximalStep: 1.0 / 16);
        return this == Velocity ? VelocityFrames.Of(scalar, Flow, threads, progress: null, cancel) : scalar;

        GridData Solve(Func<ITrajectorySolver> solver, IRandomField initial, double maximalStep) =>
            new TrajectorySet(solver, index => initial.Sample(Seed, index, Points), times, maximalStep) { Threads = threads }
                .Solve(trajectories, progress: null, cancel);
    }

    private static Vorticity2D Flow() => new(Points, Viscosity);
}
