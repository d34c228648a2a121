using ModelGen.Examples.Data;
using ModelGen.Examples.Fields;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Data;

public class TrajectorySetTests
{
    private static readonly GaussianField s_field = new(2, GridBoundary.Periodic, 5, Math.Pow(7, 0.75), 7, 2.5);

    [Fact]
    public void Threads_and_the_size_of_the_set_change_no_bit()
    {
        GridData one = Set(16, 1).Solve(6), three = Set(16, 3).Solve(6), fewer = Set(16, 2).Solve(2);
        Assert.Equal([6, 3, 16, 16], one.Shape);
        Assert.Equal(one.Values, three.Values);
        Assert.Equal(fewer.Values, one.Values[..fewer.Values.Length]);
        double[] alone = new Vorticity2D(16, 1e-3).Solve(s_field.Sample(1, 5, 16), [0, 0.5, 1], 0.05);
        Assert.Equal(alone.Select(value => (float)value), one[5].ToArray());
    }

    // 0.1 and 0.45 - 0.35 differ in the last bits
    [Fact]
    public void A_solver_gives_the_same_bits_again_when_intervals_differ_by_rounding()
    {
        Vorticity2D solver = new(16, 1e-3);
        double[] initial = s_field.Sample(1, 0, 16), times = [0, 0.1, 0.35, 0.45];
        Assert.NotEqual(times[1], times[3] - times[2]);
        double[] first = solver.Solve(initial, times, 0.1);
        Assert.Equal(first, solver.Solve(initial, times, 0.1));
    }

    [Fact]
    public void There_are_no_more_solvers_than_threads()
    {
        int made = 0;
        Vorticity2D Make()
        {
            Interlocked.Increment(ref made);
            return new Vorticity2D(16, 1e-3);
        }

        new TrajectorySet(Make, index => s_field.Sample(1, index, 16), [1], 0.01) { Threads = 2 }.Solve(100);
        Assert.InRange(made, 2, 3);
    }

    [Fact]
    public void Velocities_are_those_of_every_frame()
    {
        GridData vorticity = Set(16, -1).Solve(2), velocity = VelocityFrames.Of(vorticity, () => new Vorticity2D(16, 1e-3));
        Assert.Equal([2, 3, 16, 16, 2], velocity.Shape);
        double[] frame = [.. vorticity[1][^256..].ToArray().Select(value => (double)value)];
        Assert.Equal(new Vorticity2D(16, 0).Velocity(frame).Select(value => (float)value), velocity[1][^512..].ToArray());
        Assert.Throws<ArgumentException>(() => VelocityFrames.Of(vorticity, () => new Vorticity2D(12, 1e-3)));
    }

    [Fact]
    public void Progress_ends_at_one_and_a_token_ends_the_run()
    {
        Reports reports = new();
        Set(8, 2).Solve(5, reports);
        Assert.Equal([0.2, 0.4, 0.6, 0.8, 1], reports.Values.Order());
        using CancellationTokenSource source = new();
        Assert.ThrowsAny<OperationCanceledException>(() => Set(16, 2).Solve(100_000, new Reports(source.Cancel), source.Token));
    }

    [Fact]
    public void What_a_solver_throws_passes_through()
    {
        static double[] Initial(int index) => index < 3 ? new double[256] : throw new InvalidOperationException("no such field");
        TrajectorySet set = new(() => new Vorticity2D(16, 1e-3), Initial, [1], 0.5);
        Assert.Throws<InvalidOperationException>(() => set.Solve(4));
        Assert.Throws<ArgumentException>(() => new TrajectorySet(() => new Vorticity2D(16, 1e-3), _ => new double[3], [1], 0.5).Solve(1));
    }

    private static TrajectorySet Set(int points, int threads) =>
        new(() => new Vorticity2D(points, 1e-3), index => s_field.Sample(1, index, points), [0, 0.5, 1], 0.05) { Threads = threads };

    private sealed class Reports(Action? then = null) : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value)
        {
            lock (Values)
            {
                Values.Add(value);
            }

            then?.Invoke();
        }
    }
}
