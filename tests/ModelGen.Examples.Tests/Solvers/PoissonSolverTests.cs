using ModelGen.Examples.Fields;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class PoissonSolverTests
{
    [Theory]
    [InlineData(1, GridBoundary.Periodic, 16)]
    [InlineData(2, GridBoundary.Periodic, 15)]
    [InlineData(2, GridBoundary.Zero, 12)]
    [InlineData(3, GridBoundary.Periodic, 8)]
    [InlineData(3, GridBoundary.Zero, 9)]
    public void Eigenfunctions_are_divided_by_their_eigenvalue(int dimensions, GridBoundary boundary, int points)
    {
        const double length = 3;
        double[] nodes = TrigonometricBasis.Nodes(boundary, points);
        int[] functions = [3, 2, 1];
        double[] density = new double[TensorProduct.Power(points, dimensions)];
        for (int i = 0; i < density.Length; i++)
        {
            density[i] = 1;
            for (int axis = 0, rest = i; axis < dimensions; axis++, rest /= points)
            {
                density[i] *= TrigonometricBasis.Value(boundary, functions[axis], nodes[rest % points]);
            }
        }

        double Eigenvalue(Func<double, double> ofAxis) => functions[..dimensions].Sum(f => ofAxis(TrigonometricBasis.Wavenumber(boundary, f) / length));
        PoissonSolver spectral = new(dimensions, boundary, points, DifferenceScheme.Spectral, length);
        double exact = Eigenvalue(kappa => kappa * kappa), h = spectral.Spacing;
        Assert.True(ErrorNorms.RelativeL2(spectral.Solve(density), [.. density.Select(value => value / exact)]) < 1e-13);
        PoissonSolver central = new(dimensions, boundary, points, DifferenceScheme.Central, length);
        double discrete = Eigenvalue(kappa => (2 - 2 * Math.Cos(kappa * h)) / (h * h));
        Assert.True(ErrorNorms.RelativeL2(central.Solve(density), [.. density.Select(value => value / discrete)]) < 1e-13);
    }

    [Theory]
    [InlineData(GridBoundary.Periodic)]
    [InlineData(GridBoundary.Zero)]
    public void The_central_scheme_is_the_five_point_stencil(GridBoundary boundary)
    {
        const int n = 14;
        double[] density = Density(n);
        PoissonSolver solver = new(2, boundary, n, DifferenceScheme.Central, 2);
        double[] phi = solver.Solve(density);
        double mean = boundary == GridBoundary.Periodic ? density.Average() : 0;
        double At(int i, int j) => boundary == GridBoundary.Periodic ? phi[(i + n) % n * n + (j + n) % n]
            : i < 0 || j < 0 || i >= n || j >= n ? 0 : phi[i * n + j];
        for (int i = 0; i < n * n; i++)
        {
            int x = i / n, y = i % n;
            double stencil = (4 * At(x, y) - At(x - 1, y) - At(x + 1, y) - At(x, y - 1) - At(x, y + 1)) / (solver.Spacing * solver.Spacing);
            Assert.Equal(density[i] - mean, stencil, 1e-11);
        }

        Assert.True(ErrorNorms.RelativeL2(solver.Apply(phi), [.. density.Select(value => value - mean)]) < 1e-12);
    }

    [Theory]
    [InlineData(GridBoundary.Periodic, 64)]
    [InlineData(GridBoundary.Zero, 63)]
    public void Multigrid_finds_the_same_as_the_eigenfunctions(GridBoundary boundary, int points)
    {
        double[] density = Density(points);
        double[] direct = new PoissonSolver(2, boundary, points, DifferenceScheme.Central, 2).Solve(density);
        Assert.True(ErrorNorms.RelativeL2(new Multigrid2D(boundary, points, 2).Solve(density, maximalCycles: 20), direct) < 1e-10);
    }

    [Theory]
    [InlineData(GridBoundary.Periodic, 32, 64)]
    [InlineData(GridBoundary.Zero, 31, 63)]
    public void The_five_point_stencil_converges_to_the_spectral_solution_with_second_order(GridBoundary boundary, int coarse, int fine)
    {
        GaussianField field = new(2, boundary, 4, 1, 3, 2);
        double Error(int points)
        {
            double[] density = field.Sample(3, 0, points);
            return ErrorNorms.RelativeL2(
                new PoissonSolver(2, boundary, points, DifferenceScheme.Central).Solve(density), new PoissonSolver(2, boundary, points).Solve(density));
        }

        Assert.InRange(Math.Log2(Error(coarse) / Error(fine)), 1.9, 2.1);
    }

    [Fact]
    public void Spectral_solutions_agree_on_two_grids()
    {
        GaussianField field = new(2, GridBoundary.Zero, 6, 1, 3, 2);
        double[] coarse = new PoissonSolver(2, GridBoundary.Zero, 15).Solve(field.Sample(3, 1, 15));
        double[] fine = new PoissonSolver(2, GridBoundary.Zero, 31).Solve(field.Sample(3, 1, 31));
        Assert.True(ErrorNorms.RelativeL2([.. fine.Where((_, i) => i / 31 % 2 == 1 && i % 31 % 2 == 1)], coarse) < 1e-13);
    }

    [Fact]
    public void What_cannot_be_solved_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PoissonSolver(2, GridBoundary.Neumann, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PoissonSolver(4, GridBoundary.Zero, 8));
        Assert.Throws<ArgumentException>(() => new PoissonSolver(2, GridBoundary.Zero, 8).Solve(new double[63]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Multigrid2D(GridBoundary.Zero, 64));
        Assert.Throws<ArgumentException>(() => new Multigrid2D(GridBoundary.Periodic, 64).Solve(new double[5]));
    }

    private static double[] Density(int points)
    {
        Random random = new(points);
        return [.. Enumerable.Range(0, points * points).Select(_ => random.NextDouble() - 0.3)];
    }
}
