using ModelGen.Samplers;

namespace ModelGen.Tests.Samplers;

public class HaltonSamplerTests
{
    [Theory]
    [InlineData(2, 1, 0.5)]
    [InlineData(2, 6, 0.375)]
    [InlineData(3, 5, 7 / 9.0)]
    [InlineData(5, 27, 0.4 + 0.008)]
    public void With_identity_permutations_it_is_the_radical_inverse(int prime, long index, double expected)
    {
        byte[] identity = [.. Enumerable.Range(0, HaltonSampler.DigitCount(prime)).SelectMany(_ => Enumerable.Range(0, prime)).Select(digit => (byte)digit)];
        Assert.Equal(expected, HaltonSampler.RadicalInverse(index, prime, identity), 15);
    }

    [Fact]
    public void Blocks_of_A_power_of_the_base_are_stratified()
    {
        double[] points = PointSamplerTests.Points(PointSampler.Halton, 8, 0, 32 * 27, 2);
        Assert.Equal(Enumerable.Range(0, 32), points[64..96].Select(x => (int)(x * 32)).Order());
        Assert.Equal(Enumerable.Range(0, 27), points[(32 * 27)..(32 * 27 + 27)].Select(x => (int)Math.Floor(x * 27 + 1e-9)).Order());
    }

    [Fact]
    public void Large_bases_are_not_correlated()
    {
        // without permutations coordinates 31 and 32 run along the diagonal
        const int Count = 128;
        double[] points = PointSamplerTests.Points(PointSampler.Halton, 4, 0, Count, 32);
        double covariance = Enumerable.Range(0, Count).Average(i => (points[30 * Count + i] - 0.5) * (points[31 * Count + i] - 0.5));
        Assert.InRange(12 * covariance, -0.3, 0.3);
    }
}
