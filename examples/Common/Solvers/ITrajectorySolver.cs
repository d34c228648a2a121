namespace ModelGen.Examples.Solvers;

/// <summary>Solves an initial value problem for a field on a grid. An instance holds work arrays, so it serves one thread.</summary>
public interface ITrajectorySolver
{
    /// <summary>Points along every axis.</summary>
    int Points { get; }

    /// <summary>The extents of a field: [x, y] where a solver does not say otherwise, such as [x] or [x, y, component].</summary>
    IReadOnlyList<int> Shape => [Points, Points];

    /// <summary>The field at every time.</summary>
    /// <param name="initial">The field at t = 0, of <see cref="Shape"/>; modes that the solver does not resolve are dropped, at t = 0 too.</param>
    /// <param name="times">Increasing, not negative.</param>
    /// <param name="maximalStep">No time step is longer; each interval between two times is divided evenly.</param>
    /// <param name="cancel">Ends the run after the step that it is in.</param>
    /// <returns>[time, ..], a field for every time.</returns>
    /// <exception cref="ArgumentException">The initial field has another size, or the times do not increase from 0.</exception>
    /// <exception cref="ArithmeticException">The solution is no longer finite: the step is too long.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    double[] Solve(ReadOnlySpan<double> initial, ReadOnlySpan<double> times, double maximalStep, CancellationToken cancel = default);
}
