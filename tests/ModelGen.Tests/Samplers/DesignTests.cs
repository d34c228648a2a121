namespace ModelGen.Tests.Samplers;

/// <summary>Grid and Latin hypercube: designs whose points belong together.</summary>
public class DesignTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void A_latin_hypercube_has_one_point_in_each_stratum(int count)
    {
        double[] points = PointSamplerTests.Points(PointSampler.LatinHypercube, 6, 0, count, 5);
        for (int d = 0; d < 5; d++)
        {
            Assert.Equal(Enumerable.Range(0, count), points[(d * count)..((d + 1) * count)].Select(x => (int)(x * count)).Order());
        }
    }

    [Fact]
    public void A_latin_hypercube_shuffles_its_coordinates_and_its_resamplings()
    {
        double[] points = PointSamplerTests.Points(PointSampler.LatinHypercube, 6, 0, 100, 2);
        Assert.NotEqual(points[..100].Select(x => (int)(x * 100)), points[100..].Select(x => (int)(x * 100)));
        Assert.NotEqual(points, PointSamplerTests.Points(PointSampler.LatinHypercube, 6, 100, 100, 2));
    }

    [Fact]
    public void A_grid_is_the_centres_of_its_cells()
    {
        Assert.Equal([0.125, 0.375, 0.625, 0.875], PointSamplerTests.Points(PointSampler.Grid, 0, 0, 4, 1));
        Assert.Equal(
            [0.25, 0.25, 0.75, 0.75, 0.25, 0.75, 0.25, 0.75],
            PointSamplerTests.Points(PointSampler.Grid, 9, 77, 4, 2));
    }

    [Theory]
    [InlineData(10, 2)]
    [InlineData(27, 3)]
    [InlineData(5, 30)]
    [InlineData(1_000, 3)]
    public void A_grid_has_as_many_different_points_as_asked(int count, int dimensions)
    {
        double[] points = PointSamplerTests.Points(PointSampler.Grid, 0, 0, count, dimensions);
        var distinct = Enumerable.Range(0, count)
            .Select(i => string.Join(' ', Enumerable.Range(0, dimensions).Select(d => points[d * count + i]))).ToHashSet();
        Assert.Equal(count, distinct.Count);
    }
}
