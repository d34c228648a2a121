using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class BurgersReferenceTests
{
    [Fact]
    public void Converged_in_the_number_of_nodes()
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-1, 1, 101, 0, 1, 21);
        double[] coarse = BurgersReference.Solve(grid), fine = BurgersReference.Solve(grid, nodes: 400);
        Assert.True(coarse.Zip(fine, (a, b) => Math.Abs(a - b)).Max() < 1e-12);
    }

    [Fact]
    public void Satisfies_the_equation_by_finite_differences()
    {
        const double h = 1e-3;
        foreach ((double x, double t) in new[] { (0.5, 0.2), (-0.3, 0.4), (0.05, 0.35), (0.8, 0.9) })
        {
            double U(double dx, double dt) => BurgersReference.Value(x + dx, t + dt);
            double u_t = (U(0, -2 * h) - 8 * U(0, -h) + 8 * U(0, h) - U(0, 2 * h)) / (12 * h);
            double u_x = (U(-2 * h, 0) - 8 * U(-h, 0) + 8 * U(h, 0) - U(2 * h, 0)) / (12 * h);
            double u_xx = (-U(-2 * h, 0) + 16 * U(-h, 0) - 30 * U(0, 0) + 16 * U(h, 0) - U(2 * h, 0)) / (12 * h * h);
            Assert.Equal(0, u_t + U(0, 0) * u_x - BurgersReference.Viscosity * u_xx, 2e-6);
        }
    }

    [Fact]
    public void Starts_from_the_sine_and_vanishes_at_the_ends()
    {
        Assert.Equal(-Math.Sin(Math.PI * 0.3), BurgersReference.Value(0.3, 0), 1e-14);
        Assert.Equal(0, BurgersReference.Value(1, 0.7), 1e-12);
        Assert.Equal(0, BurgersReference.Value(-1, 0.7), 1e-12);
        Assert.Equal(-BurgersReference.Value(0.2, 0.9), BurgersReference.Value(-0.2, 0.9), 1e-12);
    }

    [Fact]
    public void The_steepest_slope_is_the_known_one()
    {
        // Basdevant et al. 1986: |u_x| at x = 0 is largest at pi t = 1.6037, 152.00516
        double t = 1.6037 / Math.PI, h = 1e-5;
        Assert.Equal(-152.00516, (BurgersReference.Value(h, t) - BurgersReference.Value(-h, t)) / (2 * h), 2e-3);
    }
}
