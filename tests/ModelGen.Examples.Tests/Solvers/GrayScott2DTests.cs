using ModelGen.Examples.Fields;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class GrayScott2DTests
{
    // broad enough for a few points, in a small square
    private const double Length = 0.25, Diffusivity = 1e-4;

    [Fact]
    public void Without_B_the_rest_of_A_is_fed_and_diffuses()
    {
        double k = 2 * Math.PI / 2;
        double[] State(double amplitude) => Interleave(GridFunction.Sample(16, 2, (x, y) => 1 + amplitude * Math.Cos(k * (x + 2 * y))), new double[256]);
        double rate = GrayScott2D.StandardDiffusivityA * 5 * k * k + GrayScottRates.Maze.Feed;
        double[] solved = new GrayScott2D(16, GrayScottRates.Maze).Solve(State(0.2), [50], 1);
        Assert.True(ErrorNorms.RelativeL2(solved, State(0.2 * Math.Exp(-50 * rate))) < 1e-12);
    }

    // the same at every point: two ordinary differential equations, by the classical Runge-Kutta method with small steps
    [Fact]
    public void Reactions_are_those_of_the_equations()
    {
        (double f, double k) = (GrayScottRates.Gliders.Feed, GrayScottRates.Gliders.Kill);
        (double A, double B) Slope((double A, double B) s) => (-s.A * s.B * s.B + f * (1 - s.A), s.A * s.B * s.B - (f + k) * s.B);
        (double A, double B) state = (0.6, 0.4);
        const double h = 0.01;
        for (int step = 0; step < 3_000; step++)
        {
            (double A, double B) a = Slope(state), b = Slope((state.A + h / 2 * a.A, state.B + h / 2 * a.B));
            (double A, double B) c = Slope((state.A + h / 2 * b.A, state.B + h / 2 * b.B)), d = Slope((state.A + h * c.A, state.B + h * c.B));
            state = (state.A + h / 6 * (a.A + 2 * b.A + 2 * c.A + d.A), state.B + h / 6 * (a.B + 2 * b.B + 2 * c.B + d.B));
        }

        double[] initial = Interleave([.. Enumerable.Repeat(0.6, 64)], [.. Enumerable.Repeat(0.4, 64)]);
        double[] solved = new GrayScott2D(8, GrayScottRates.Gliders).Solve(initial, [30], 0.1);
        Assert.All(Enumerable.Range(0, 64), i => Assert.Equal(state.A, solved[2 * i], 1e-8));
        Assert.All(Enumerable.Range(0, 64), i => Assert.Equal(state.B, solved[2 * i + 1], 1e-8));
    }

    [Fact]
    public void It_is_of_fourth_order_in_time()
    {
        double[] Solve(double step) => Solver(16).Solve(Initial(16), [32], step);
        double[] best = Solve(0.125);
        double coarse = ErrorNorms.RelativeL2(Solve(2), best), fine = ErrorNorms.RelativeL2(Solve(1), best);
        Assert.True(Math.Log2(coarse / fine) is > 3.5 and < 4.6, $"{coarse:g3} {fine:g3}");
    }

    [Fact]
    public void It_converges_faster_than_any_power_in_space()
    {
        double[] Solve(int points)
        {
            double[] solved = Solver(points).Solve(Initial(points), [32], 1);
            return [.. solved.Where((_, i) => i / 2 / points % (points / 16) == 0 && i / 2 % points % (points / 16) == 0)];
        }

        double[] best = Solve(64);
        double coarse = ErrorNorms.RelativeL2(Solve(16), best), fine = ErrorNorms.RelativeL2(Solve(32), best);
        Assert.True(fine < coarse / 50, $"{coarse:g3} {fine:g3}");
    }

    // what GrayScottSet takes; 64 points alone leave 2e-2
    [Fact]
    public void Steps_of_one_and_the_grid_of_the_set_are_enough()
    {
        double[] Solve(int points, double step)
        {
            double[] solved = new GrayScott2D(points, GrayScottRates.Maze, 1).Solve(new GaussianSpots(3, 10).Sample(1, 0, points, 1), [20], step);
            return [.. solved.Where((_, i) => i / 2 / points % (points / 32) == 0 && i / 2 % points % (points / 32) == 0)];
        }

        double[] set = Solve(128, 1);
        double byStep = ErrorNorms.RelativeL2(set, Solve(128, 0.5)), byGrid = ErrorNorms.RelativeL2(set, Solve(192, 1));
        Assert.True(byStep < 1e-4 && byGrid < 1e-3, $"{byStep:g3} {byGrid:g3}");
    }

    [Fact]
    public void Wrong_sizes_and_signs_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new GrayScott2D(8, GrayScottRates.Maze).Solve(new double[64], [1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrayScott2D(8, GrayScottRates.Maze, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrayScott2D(7, GrayScottRates.Maze));
    }

    private static GrayScott2D Solver(int points) => new(points, GrayScottRates.Gliders, Length, Diffusivity, Diffusivity / 2);

    private static double[] Initial(int points)
    {
        const double k = 2 * Math.PI / Length;
        return Interleave(
            GridFunction.Sample(points, Length, (x, y) => 0.7 + 0.2 * Math.Cos(k * x)),
            GridFunction.Sample(points, Length, (x, y) => 0.3 + 0.1 * Math.Sin(k * (x + y)) + 0.05 * Math.Cos(2 * k * y)));
    }

    private static double[] Interleave(double[] a, double[] b) => [.. a.Zip(b).SelectMany(pair => new[] { pair.First, pair.Second })];
}
