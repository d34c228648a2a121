using ModelGen.Examples.References;

namespace ModelGen.Examples.Tests;

public class SpaceTimeGridTests
{
    [Fact]
    public void Points_run_over_positions_first()
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-1, 1, 3, 0, 2, 2);
        Assert.Equal([-1.0, 0, 1, -1, 0, 1], grid.PointX);
        Assert.Equal([0.0, 0, 0, 2, 2, 2], grid.PointT);
    }

    [Fact]
    public void Both_ends_are_exact()
    {
        SpaceTimeGrid grid = SpaceTimeGrid.Uniform(-5, 5, 257, 0, Math.PI / 2, 101);
        Assert.Equal((-5.0, 5.0, 0.0, Math.PI / 2), (grid.X[0], grid.X[^1], grid.T[0], grid.T[^1]));
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.0, 0.0 })]
    [InlineData(new[] { 0.0, double.NaN })]
    public void Axes_must_increase(double[] axis) => Assert.Throws<ArgumentException>(() => new SpaceTimeGrid(axis, [0.0]));
}
