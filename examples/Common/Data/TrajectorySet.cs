using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Data;

/// <summary>
/// Many trajectories of one equation, solved in parallel, one to a thread at a time. A trajectory is a function of its index alone, so that the values are the
/// same to the bit on any number of threads, and a larger set begins with the smaller one.
/// </summary>
/// <param name="solver">Makes a solver; called once a thread, and once for its grid.</param>
/// <param name="initial">The initial field of an index, of the solver's shape; called from several threads at once.</param>
/// <param name="times">Times of the frames, increasing, not negative.</param>
/// <param name="maximalStep">No time step is longer.</param>
public sealed class TrajectorySet(Func<ITrajectorySolver> solver, Func<int, double[]> initial, double[] times, double maximalStep)
{
    /// <summary>Threads to use at most; -1 for as many as there are.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>Solves.</summary>
    /// <param name="count">Trajectories, with the indices 0 to count - 1.</param>
    /// <param name="progress">Receives the fraction done, from 0 to 1, after every trajectory, from any of the threads.</param>
    /// <param name="cancel">Ends all of them after the time step that each is in.</param>
    /// <returns>[trajectory, time, ..], of the solver's shape.</returns>
    /// <exception cref="ArgumentException">There are no times, they do not increase from 0, or an initial field has another size.</exception>
    /// <exception cref="ArithmeticException">A solution is no longer finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        return SampleSet.Compute(
            count,
            [times.Length, .. solver().Shape],
            solver,
            (worker, index) => worker.Solve(initial(index), times, maximalStep, cancel),
            Threads,
            progress,
            cancel);
    }
}
