using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class HeatReferenceTests
{
    private static readonly HeatReference s_heat = new(0.1, -1, 2, 1.0, 0.0, -0.5);

    [Fact]
    public void Starts_from_its_series_and_vanishes_at_the_ends()
    {
        Assert.Equal(Math.Sin(Math.PI * 1.3 / 3) - 0.5 * Math.Sin(3 * Math.PI * 1.3 / 3), s_heat.Value(0.3, 0), 1e-14);
        Assert.Equal(0, s_heat.Value(-1, 0.4), 1e-14);
        Assert.Equal(0, s_heat.Value(2, 0.4), 1e-14);
    }

    [Fact]
    public void Satisfies_the_equation_by_finite_differences()
    {
        const double x = 0.4, t = 0.3, h = 1e-4;
        double u_t = (s_heat.Value(x, t + h) - s_heat.Value(x, t - h)) / (2 * h);
        double u_xx = (s_heat.Value(x + h, t) - 2 * s_heat.Value(x, t) + s_heat.Value(x - h, t)) / (h * h);
        Assert.Equal(u_t, 0.1 * u_xx, 1e-6);
        Assert.True(Math.Abs(u_t) > 1e-2);
    }

    [Fact]
    public void The_grid_holds_the_values()
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-1, 2, 4, 0, 1, 3);
        Assert.Equal(s_heat.Value(1, 0.5), s_heat.Solve(grid)[1 * 4 + 2]);
    }
}
