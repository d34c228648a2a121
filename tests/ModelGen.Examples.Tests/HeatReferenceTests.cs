using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class HeatReferenceTests
{
    static readonly HeatReference Heat = new(0.1, -1, 2, 1.0, 0.0, -0.5);

    [Fact]
    public void StartsFromItsSeriesAndVanishesAtTheEnds()
    {
        Assert.Equal(Math.Sin(Math.PI * 1.3 / 3) - 0.5 * Math.Sin(3 * Math.PI * 1.3 / 3), Heat.Value(0.3, 0), 1e-14);
        Assert.Equal(0, Heat.Value(-1, 0.4), 1e-14);
        Assert.Equal(0, Heat.Value(2, 0.4), 1e-14);
    }

    [Fact]
    public void SatisfiesTheEquationByFiniteDifferences()
    {
        const double x = 0.4, t = 0.3, h = 1e-4;
        double u_t = (Heat.Value(x, t + h) - Heat.Value(x, t - h)) / (2 * h);
        double u_xx = (Heat.Value(x + h, t) - 2 * Heat.Value(x, t) + Heat.Value(x - h, t)) / (h * h);
        Assert.Equal(u_t, 0.1 * u_xx, 1e-6);
        Assert.True(Math.Abs(u_t) > 1e-2);
    }

    [Fact]
    public void TheGridHoldsTheValues()
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-1, 2, 4, 0, 1, 3);
        Assert.Equal(Heat.Value(1, 0.5), Heat.Solve(grid)[1 * 4 + 2]);
    }
}
