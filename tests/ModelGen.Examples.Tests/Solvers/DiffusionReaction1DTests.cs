using ModelGen.Examples.Fields;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class DiffusionReaction1DTests
{
    private static readonly GaussianProcess s_process = new(0.2);

    [Fact]
    public void A_sine_without_reaction_comes_to_its_balance_exactly()
    {
        const int n = 10;
        double rate = 0.01 * Math.Pow(2 * n * Math.Sin(Math.PI * 3 / (2 * n)), 2);
        double[] sine = [.. Enumerable.Range(0, n + 1).Select(i => Math.Sin(Math.PI * 3 * i / n))];
        double[] solved = new DiffusionReaction1D(n, rate: 0).Solve(sine, [0, 0.8], 0.8);
        Assert.All(solved[..(n + 1)], s => Assert.Equal(0, s));
        Assert.True(ErrorNorms.RelativeL2(solved.AsSpan(n + 1), [.. sine.Select(v => v * (1 - Math.Exp(-0.8 * rate)) / rate)]) < 1e-13);
    }

    // with nothing that diffuses: s' = k s^2 + v, s = sqrt(v / k) tan(sqrt(v k) t)
    [Fact]
    public void A_reaction_alone_follows_the_tangent()
    {
        double[] solved = new DiffusionReaction1D(8, diffusivity: 0, rate: 0.5).Solve([.. Enumerable.Repeat(2.0, 9)], [1], 0.005);
        Assert.Equal(2 * Math.Tan(1), solved[4], 1e-8);
        Assert.Equal(0, solved[0]);
    }

    [Fact]
    public void It_is_of_second_order_in_space()
    {
        double[] Solve(int cells) =>
            [.. new DiffusionReaction1D(cells).Solve(Source(cells), [0.25, 0.5, 1], 0.02).Where((_, i) => i % (cells + 1) % (cells / 25) == 0)];
        double[] best = Solve(400);
        double coarse = ErrorNorms.RelativeL2(Solve(25), best), fine = ErrorNorms.RelativeL2(Solve(50), best);
        Assert.True(Math.Log2(coarse / fine) is > 1.8 and < 2.3, $"{coarse:g3} {fine:g3}");
    }

    [Fact]
    public void It_is_of_fourth_order_in_time()
    {
        double[] Solve(double step) => new DiffusionReaction1D(50, rate: 0.5).Solve([.. Source(50).Select(v => 2 * v)], [1], step);
        double[] best = Solve(1.0 / 640);
        double coarse = ErrorNorms.RelativeL2(Solve(1.0 / 40), best), fine = ErrorNorms.RelativeL2(Solve(1.0 / 80), best);
        Assert.True(Math.Log2(coarse / fine) is > 3.6 and < 4.6, $"{coarse:g3} {fine:g3}");
    }

    // what DiffusionReactionSet takes: an error far below the 5e-3 that a network reaches
    [Fact]
    public void The_grid_of_the_set_is_fine_enough()
    {
        double[] times = [0.01, 0.1, 1];
        double[] Solve(int cells, double step) =>
            [.. new DiffusionReaction1D(cells).Solve(Source(cells), times, step).Where((_, i) => i % (cells + 1) % (cells / 100) == 0)];
        // of second order: 400 cells are a third of it from the limit
        double[] half = Solve(200, 0.02);
        double byGrid = ErrorNorms.RelativeL2(half, Solve(400, 0.02)), byStep = ErrorNorms.RelativeL2(half, Solve(200, 0.005));
        Assert.True(byGrid < 6e-5 && byStep < 1e-7, $"{byGrid:g3} {byStep:g3}");
    }

    [Fact]
    public void Wrong_sizes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DiffusionReaction1D(8).Solve(new double[8], [1], 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiffusionReaction1D(3));
        Assert.Throws<ArithmeticException>(() => new DiffusionReaction1D(8, rate: 1e3).Solve([.. Enumerable.Repeat(1e3, 9)], [5], 0.1));
    }

    private static double[] Source(int cells) => s_process.Sample(1, 0, TrigonometricBasis.Nodes(GridBoundary.Neumann, cells + 1));
}
