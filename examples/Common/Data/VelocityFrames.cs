using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Data;

/// <summary>Velocities of vorticity trajectories.</summary>
public static class VelocityFrames
{
    /// <summary>The velocity of every frame, by <see cref="Vorticity2D.Velocity"/>.</summary>
    /// <param name="vorticity">[trajectory, time, x, y].</param>
    /// <param name="solver">Makes a solver of the same grid; called once a thread, and once for its grid.</param>
    /// <param name="threads">Threads to use at most; -1 for as many as there are.</param>
    /// <param name="progress">Receives the fraction done, from 0 to 1, after every trajectory, from any of the threads.</param>
    /// <param name="cancel">Ends after the trajectories that the threads are in.</param>
    /// <returns>[trajectory, time, x, y, component].</returns>
    /// <exception cref="ArgumentException">The grids differ.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static GridData Of(
        GridData vorticity,
        Func<Vorticity2D> solver,
        int threads = -1,
        IProgress<double>? progress = null,
        CancellationToken cancel = default)
    {
        int points = solver().Points, area = points * points;
        if (vorticity.Shape.Count != 4 || vorticity.Shape[2] != points || vorticity.Shape[3] != points)
        {
            string shape = string.Join(", ", vorticity.Shape);
            throw new ArgumentException($"The vorticity has the shape [{shape}] where [trajectory, time, {points}, {points}] is needed.", nameof(vorticity));
        }

        return SampleSet.Compute(vorticity.Shape[0], [vorticity.Shape[1], points, points, 2], solver, (worker, index) =>
        {
            ReadOnlySpan<float> frames = vorticity[index];
            double[] frame = new double[area], velocity = new double[2 * frames.Length];
            for (int at = 0; at < frames.Length; at += area)
            {
                for (int i = 0; i < area; i++)
                {
                    frame[i] = frames[at + i];
                }

                worker.Velocity(frame).CopyTo(velocity, 2 * at);
            }

            return velocity;
        }, threads, progress, cancel);
    }
}
