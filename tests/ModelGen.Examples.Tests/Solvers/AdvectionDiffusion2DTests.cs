using ModelGen.Examples.Fields;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class AdvectionDiffusion2DTests
{
    private const double Wave = 2 * Math.PI;

    private static readonly FourierSeriesField s_field = new(2, 3);

    private static double Stream(double x, double y) => 0.1 * Math.Sin(Wave * x) * Math.Cos(Wave * y) + 0.05 * Math.Cos(2 * Wave * x + Wave * y);

    [Fact]
    public void A_mode_in_a_constant_velocity_is_moved_and_damped_exactly()
    {
        const double diffusivity = 1e-3, time = 3, length = 2, k = Wave / length;
        static double Exact(double x, double y, double t) => 0.5
            + Math.Exp(-diffusivity * 13 * k * k * t) * Math.Cos(k * (2 * (x - 0.3 * t) - 3 * (y + 0.7 * t)));
        AdvectionDiffusion2D solver = new(StreamVelocity.Constant(16, length, 0.3, -0.7), diffusivity);
        double[] solved = solver.Solve(GridFunction.Sample(16, length, (x, y) => Exact(x, y, 0)), [time], time);
        Assert.True(ErrorNorms.RelativeL2(solved, GridFunction.Sample(16, length, (x, y) => Exact(x, y, time))) < 1e-13);
    }

    // u = psi_y = sin(2 pi y): rho stays a function of y where it is one, and shear moves the rest along x
    [Fact]
    public void A_shear_flow_moves_every_row_by_its_own_velocity()
    {
        StreamVelocity shear = new(64, 1, (x, y) => -0.05 * Math.Cos(Wave * y) / Wave, meanX: 0.25);
        double[] solved = new AdvectionDiffusion2D(shear, 0).Solve(GridFunction.Sample(64, 1, (x, y) => Math.Cos(Wave * x)), [2], 0.02);
        double[] expected = GridFunction.Sample(64, 1, (x, y) => Math.Cos(Wave * (x - 2 * (0.25 + 0.05 * Math.Sin(Wave * y)))));
        Assert.True(ErrorNorms.RelativeL2(solved, expected) < 1e-9);
    }

    [Fact]
    public void It_is_of_fourth_order_in_time()
    {
        double[] initial = s_field.Sample(1, 0, 32);
        double[] Solve(double step) => new AdvectionDiffusion2D(new StreamVelocity(32, 1, Stream, 0.2, 0.1), 1e-2).Solve(initial, [0.5], step);
        double[] best = Solve(1.0 / 320);
        double order = Math.Log2(ErrorNorms.RelativeL2(Solve(1.0 / 20), best) / ErrorNorms.RelativeL2(Solve(1.0 / 40), best));
        Assert.InRange(order, 3.6, 4.6);
    }

    [Fact]
    public void It_converges_faster_than_any_power_in_space()
    {
        double[] Solve(int points) =>
            [.. new AdvectionDiffusion2D(new StreamVelocity(points, 1, Stream), 3e-2).Solve(s_field.Sample(1, 1, points), [0.5], 0.02)
                .Where((_, i) => i / points % (points / 16) == 0 && i % points % (points / 16) == 0)];
        double[] best = Solve(96);
        double coarse = ErrorNorms.RelativeL2(Solve(16), best), fine = ErrorNorms.RelativeL2(Solve(32), best), finer = ErrorNorms.RelativeL2(Solve(64), best);
        Assert.True(fine < coarse / 50 && finer < fine / 50, $"{coarse:g3} {fine:g3} {finer:g3}");
    }

    [Fact]
    public void The_mean_is_conserved_and_without_diffusion_the_square_too()
    {
        double[] initial = [.. s_field.Sample(1, 2, 48).Select(value => value + 2)];
        double[] solved = new AdvectionDiffusion2D(new StreamVelocity(48, 1, Stream, 0.1), 0).Solve(initial, [0.3], 0.005);
        Assert.Equal(initial.Average(), solved.Average(), 1e-13);
        Assert.Equal(initial.Average(value => value * value), solved.Average(value => value * value), 1e-8);
    }

    [Fact]
    public void A_token_ends_a_run()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        AdvectionDiffusion2D solver = new(StreamVelocity.Constant(16, 1, 1, 0), 1e-3);
        Assert.Throws<OperationCanceledException>(() => solver.Solve(new double[256], [1], 0.1, source.Token));
    }
}
