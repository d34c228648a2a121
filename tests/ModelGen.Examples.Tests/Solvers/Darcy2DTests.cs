using ModelGen.Examples.Fields;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class Darcy2DTests
{
    private static readonly GaussianField s_field = new(2, GridBoundary.Neumann, 64, 1, 3, 2);

    [Fact]
    public void A_constant_coefficient_is_the_five_point_stencil()
    {
        const int n = 20;
        double[] right = Sample(n, (x, y) => Math.Sin(3 * x) + y);
        double[] solved = new Darcy2D(n, 2).Solve([.. Enumerable.Repeat(4.0, n * n)], right, 1e-13);
        double[] inside = new PoissonSolver(2, GridBoundary.Zero, n - 2, DifferenceScheme.Central, 2).Solve([.. right.Where((_, i) => IsInside(i, n))]);
        Assert.True(ErrorNorms.RelativeL2([.. solved.Where((_, i) => IsInside(i, n))], [.. inside.Select(u => u / 4)]) < 1e-11);
        Assert.All(solved.Where((_, i) => !IsInside(i, n)), u => Assert.Equal(0, u));
    }

    // a = 3 left of x = 1/2 and 12 right of it, u = p(x) sin(pi y) with the flux a p' = 0.35 - x, which is smooth where a jumps
    [Fact]
    public void It_is_of_second_order_across_a_jump_between_nodes()
    {
        static double A(double x) => x < 0.5 ? 3 : 12;
        static double P(double x) => x < 0.5 ? (0.35 * x - x * x / 2) / 3 : (0.35 * (x - 1) - (x * x - 1) / 2) / 12;
        double Error(int points)
        {
            double[] right = Sample(points, (x, y) => (1 + A(x) * P(x) * Math.PI * Math.PI) * Math.Sin(Math.PI * y));
            double[] solved = new Darcy2D(points).Solve(Sample(points, (x, _) => A(x)), right);
            return ErrorNorms.RelativeL2(solved, Sample(points, (x, y) => P(x) * Math.Sin(Math.PI * y)));
        }

        Assert.Equal(P(0.5 - 1e-12), P(0.5), 1e-10);
        double coarse = Error(16), fine = Error(32);
        Assert.True(fine < 2e-3 && Math.Log2(coarse / fine) is > 1.8 and < 2.3, $"{coarse:g3} {fine:g3}");
    }

    [Fact]
    public void What_flows_out_of_the_square_is_what_springs_in_it()
    {
        const int n = 33;
        double[] a = Medium(0, n), u = new Darcy2D(n).Solve(a, tolerance: 1e-13);
        double Flux(int from, int to) => 2 / (1 / a[from] + 1 / a[to]) * (u[from] - u[to]);
        // through the faces between the boundary and the nodes next to it
        double outflow = Enumerable.Range(1, n - 2).Sum(i =>
            Flux(n + i, i) + Flux((n - 2) * n + i, (n - 1) * n + i) + Flux(i * n + 1, i * n) + Flux(i * n + n - 2, i * n + n - 1));
        Assert.Equal(Math.Pow((n - 2.0) / (n - 1), 2), outflow, 1e-10);
    }

    [Fact]
    public void Random_media_converge()
    {
        double[] Solve(int points) =>
            [.. new Darcy2D(points).Solve(Medium(1, points)).Where((_, i) => i / points % (points / 21) == 0 && i % points % (points / 21) == 0)];
        double[] best = Solve(169);
        double coarse = ErrorNorms.RelativeL2(Solve(22), best), fine = ErrorNorms.RelativeL2(Solve(43), best), finer = ErrorNorms.RelativeL2(Solve(85), best);
        Assert.True(fine < coarse && finer < fine && finer < 1.5e-2, $"{coarse:g3} {fine:g3} {finer:g3}");
    }

    [Fact]
    public void A_contrast_of_ten_thousand_is_solved()
    {
        double[] coefficient = [.. Medium(2, 33).Select(a => a > 6 ? 1e4 : 1)];
        Assert.All(new Darcy2D(33).Solve(coefficient), u => Assert.InRange(u, 0, 1));
    }

    [Fact]
    public void What_cannot_be_solved_is_refused()
    {
        Darcy2D solver = new(8);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Darcy2D(4));
        Assert.Throws<ArgumentException>(() => solver.Solve(new double[63]));
        Assert.Throws<ArgumentException>(() => solver.Solve(new double[64]));
        Assert.Throws<ArgumentException>(() => solver.Solve([.. Enumerable.Repeat(1.0, 64)], new double[63]));
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => solver.Solve([.. Enumerable.Repeat(1.0, 64)], cancel: source.Token));
    }

    private static double[] Medium(int index, int points) => [.. s_field.Sample(1, index, points).Select(g => g >= 0 ? 12.0 : 3)];

    private static bool IsInside(int at, int n) => at / n > 0 && at / n < n - 1 && at % n > 0 && at % n < n - 1;

    private static double[] Sample(int points, Func<double, double, double> function) =>
        [.. Enumerable.Range(0, points * points).Select(i => function(i / points / (points - 1.0), i % points / (points - 1.0)))];
}
