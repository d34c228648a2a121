using ModelGen.Examples.Fields;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class Vorticity2DTests
{
    private const double Wave = 2 * Math.PI;

    private static readonly GaussianField s_field = new(2, GridBoundary.Periodic, 4, Math.Pow(7, 0.75), 7, 2.5);

    // a solution of the nonlinear equation, carried along by no mean velocity: it only decays
    [Theory]
    [InlineData(16, 1)]
    [InlineData(20, 3)]
    public void Taylor_green_vortices_decay_as_they_must(int points, double length)
    {
        const double viscosity = 0.01, time = 2;
        double k = Wave / length;
        double[] initial = GridFunction.Sample(points, length, (x, y) => 2 * k * Math.Cos(k * x) * Math.Cos(k * y));
        double[] expected = [.. initial.Select(w => w * Math.Exp(-2 * viscosity * k * k * time))];
        double[] solved = new Vorticity2D(points, viscosity, length).Solve(initial, [0, time], 0.1);
        Assert.True(ErrorNorms.RelativeL2(solved.AsSpan(0, initial.Length), initial) < 1e-14);
        Assert.True(ErrorNorms.RelativeL2(solved.AsSpan(initial.Length), expected) < 1e-12);
    }

    [Fact]
    public void The_velocity_is_that_of_the_vorticity_and_turns_the_right_way()
    {
        // psi = cos(2 pi x) cos(4 pi y), w = 5 (2 pi)^2 psi, u = psi_y, v = -psi_x
        double[] vorticity = GridFunction.Sample(16, 1, (x, y) => 5 * Wave * Wave * Math.Cos(Wave * x) * Math.Cos(2 * Wave * y));
        double[] velocity = new Vorticity2D(16, 0).Velocity(vorticity);
        double[] u = GridFunction.Sample(16, 1, (x, y) => -2 * Wave * Math.Cos(Wave * x) * Math.Sin(2 * Wave * y));
        double[] v = GridFunction.Sample(16, 1, (x, y) => Wave * Math.Sin(Wave * x) * Math.Cos(2 * Wave * y));
        Assert.True(ErrorNorms.RelativeL2([.. velocity.Where((_, i) => i % 2 == 0)], u) < 1e-13);
        Assert.True(ErrorNorms.RelativeL2([.. velocity.Where((_, i) => i % 2 == 1)], v) < 1e-13);
    }

    // two modes of different |k| interact: -u . grad w known in closed form, against the slope over a short time
    [Fact]
    public void The_nonlinear_term_is_minus_the_velocity_times_the_gradient()
    {
        // w = cos X + cos 2Y with X = 2 pi x, Y = 2 pi y: psi = (cos X + cos(2Y) / 4) / (2 pi)^2, so u . grad w = (psi_y w_x - psi_x w_y) = -(3/2) sin X sin 2Y
        double[] initial = GridFunction.Sample(16, 1, (x, y) => Math.Cos(Wave * x) + Math.Cos(2 * Wave * y));
        double[] expected = GridFunction.Sample(16, 1, (x, y) => 1.5 * Math.Sin(Wave * x) * Math.Sin(2 * Wave * y));
        const double step = 1e-4;
        double[] solved = new Vorticity2D(16, 0).Solve(initial, [step], step);
        Assert.True(ErrorNorms.RelativeL2([.. solved.Zip(initial, (after, before) => (after - before) / step)], expected) < 1e-3);
    }

    [Fact]
    public void Forcing_and_drag_balance_where_nothing_moves()
    {
        // one mode does not advect itself: w -> f / (nu k^2 + mu)
        Vorticity2D solver = new(16, 0.01, 1, 0.5, Vorticity2D.StandardForcing);
        double rate = 0.01 * 2 * Wave * Wave + 0.5;
        double[] expected = GridFunction.Sample(16, 1, (x, y) => Vorticity2D.StandardForcing(x, y) / rate * (1 - Math.Exp(-3 * rate)));
        Assert.True(ErrorNorms.RelativeL2(solver.Solve(new double[256], [3], 0.1), expected) < 1e-12);
    }

    [Fact]
    public void It_is_of_fourth_order_in_time()
    {
        double[] initial = s_field.Sample(1, 0, 32);
        double[] Solve(double step) => new Vorticity2D(32, 1e-2, forcing: Vorticity2D.StandardForcing).Solve([.. initial.Select(w => 20 * w)], [0.5], step);
        double[] best = Solve(1.0 / 320);
        double order = Math.Log2(ErrorNorms.RelativeL2(Solve(1.0 / 20), best) / ErrorNorms.RelativeL2(Solve(1.0 / 40), best));
        Assert.InRange(order, 3.6, 4.6);
    }

    [Fact]
    public void It_converges_faster_than_any_power_in_space()
    {
        double[] Solve(int points) => EveryOther(
            new Vorticity2D(points, 1e-2).Solve([.. s_field.Sample(1, 1, points).Select(w => 20 * w)], [0.5], 0.01), points, points / 16);
        double[] best = Solve(96);
        double coarse = ErrorNorms.RelativeL2(Solve(16), best), fine = ErrorNorms.RelativeL2(Solve(32), best), finer = ErrorNorms.RelativeL2(Solve(64), best);
        Assert.True(fine < coarse / 50 && finer < fine / 50, $"{coarse:g3} {fine:g3} {finer:g3}");
    }

    [Fact]
    public void Without_viscosity_energy_and_enstrophy_stay()
    {
        double[] initial = s_field.Sample(1, 2, 32);
        Vorticity2D solver = new(32, 0);
        double[] later = solver.Solve(initial, [1], 0.01);
        Assert.Equal(1, Square(later) / Square(initial), 1e-6);
        Assert.Equal(1, Square(solver.Velocity(later)) / Square(solver.Velocity(initial)), 1e-6);
    }

    [Fact]
    public void A_step_that_is_too_long_and_wrong_sizes_are_reported()
    {
        Vorticity2D solver = new(16, 1e-6);
        double[] wild = [.. s_field.Sample(1, 3, 16).Select(w => 1e4 * w)];
        Assert.Throws<ArithmeticException>(() => solver.Solve(wild, [100], 1));
        Assert.Throws<ArgumentException>(() => solver.Solve(new double[255], [1], 1));
        Assert.Throws<ArgumentException>(() => solver.Solve(new double[256], [2, 1], 1));
        Assert.Throws<ArgumentException>(() => solver.Solve(new double[256], [-1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vorticity2D(16, -1));
    }

    private static double Square(double[] values) => values.Sum(value => value * value);

    private static double[] EveryOther(double[] values, int points, int every) =>
        [.. values.Where((_, i) => i / points % every == 0 && i % points % every == 0)];
}
