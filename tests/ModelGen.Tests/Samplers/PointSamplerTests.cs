using CsCheck;

namespace ModelGen.Tests.Samplers;

public class PointSamplerTests
{
    public static TheoryData<string> Names => ["uniform", "grid", "latin-hypercube", "halton", "sobol"];

    public static TheoryData<string> Sequences => ["uniform", "halton", "sobol"];

    public static TheoryData<string> Spread => ["latin-hypercube", "halton", "sobol", "grid"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_arguments_give_the_same_bits_in_the_unit_cube(string name)
    {
        PointSampler sampler = PointSampler.FromName(name);
        Gen.Select(Gen.ULong, Gen.Long[0, 1L << 50], Gen.Int[1, 300], Gen.Int[1, 6]).Sample((seed, first, count, dimensions) =>
        {
            double[] points = Points(sampler, seed, first, count, dimensions);
            Assert.Equal(points, Points(sampler, seed, first, count, dimensions));
            Assert.All(points, x => Assert.True(x is >= 0 and < 1));
        }, iter: 100);
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_sequence_continues_at_any_index(string name)
    {
        PointSampler sampler = PointSampler.FromName(name);
        Gen.Select(Gen.ULong, Gen.Long[0, 1L << 40], Gen.Int[1, 40], Gen.Int[1, 40]).Sample((seed, first, left, right) =>
        {
            double[] whole = Points(sampler, seed, first, left + right, 2);
            double[] start = Points(sampler, seed, first, left, 2), rest = Points(sampler, seed, first + left, right, 2);
            Assert.Equal(whole[..left], start[..left]);
            Assert.Equal(whole[left..(left + right)], rest[..right]);
            Assert.Equal(whole[(left + right)..], start[left..].Concat(rest[right..]));
        }, iter: 100);
    }

    [Theory]
    [InlineData("uniform")]
    [InlineData("latin-hypercube")]
    [InlineData("halton")]
    [InlineData("sobol")]
    public void Seeds_select_different_points(string name)
    {
        PointSampler sampler = PointSampler.FromName(name);
        double[] first = Points(sampler, 1, 0, 50, 2), second = Points(sampler, 2, 0, 50, 2);
        Assert.All(first.Zip(second), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Theory]
    [MemberData(nameof(Spread))]
    public void Stratified_points_have_A_smaller_discrepancy_than_random_ones(string name)
    {
        // the error of a mean; random points: 0.29 / sqrt N on average for each coordinate
        const int Count = 1_024;
        double random = MeanDiscrepancy(PointSampler.Uniform, Count);
        double spread = MeanDiscrepancy(PointSampler.FromName(name), Count);
        double atLeast = name is "latin-hypercube" or "grid" ? 1.3 : 5;
        Assert.True(spread * atLeast < random, $"{name}: {spread}, random: {random}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_coordinate_has_the_mean_and_variance_of_the_uniform_distribution(string name)
    {
        PointSampler sampler = PointSampler.FromName(name);
        int dimensions = name == "grid" ? 3 : 20;
        const int Count = 4_096;
        double[] points = Points(sampler, 3, 0, Count, dimensions);
        for (int d = 0; d < dimensions; d++)
        {
            double[] row = points[(d * Count)..((d + 1) * Count)];
            double mean = row.Average();
            Assert.InRange(mean, 0.48, 0.52);
            Assert.InRange(row.Average(x => (x - mean) * (x - mean)), 1 / 12.0 - 0.005, 1 / 12.0 + 0.005);
        }
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        double[] unit = new double[10];
        Assert.Throws<ArgumentOutOfRangeException>(() => PointSampler.Sobol.Sample(0, -1, 5, 2, unit));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointSampler.Sobol.Sample(0, long.MaxValue, 5, 2, unit));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointSampler.Sobol.Sample(0, 0, -5, 2, unit));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointSampler.Sobol.Sample(0, 0, 5, 0, unit));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointSampler.Sobol.Sample(0, 0, 0, 22, unit));
        Assert.Throws<ArgumentException>(() => PointSampler.Uniform.Sample(0, 0, 6, 2, unit));
        Assert.Contains("sobol", Assert.Throws<ArgumentException>(() => PointSampler.FromName("sobel")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_points_are_no_work() => PointSampler.Sobol.Sample(0, 0, 0, 2, []);

    internal static double[] Points(PointSampler sampler, ulong seed, long first, int count, int dimensions)
    {
        double[] unit = new double[count * dimensions];
        sampler.Sample(seed, first, count, dimensions, unit);
        return unit;
    }

    private static double MeanDiscrepancy(PointSampler sampler, int count) =>
        Enumerable.Range(0, 8).Average(seed => Discrepancy(Points(sampler, (ulong)seed, 0, count, 2), count));

    // the L2 star discrepancy in two dimensions, Warnock 1972
    private static double Discrepancy(double[] points, int count)
    {
        double single = 0, pairs = 0;
        for (int i = 0; i < count; i++)
        {
            double x = points[i], y = points[count + i];
            single += (1 - x * x) * (1 - y * y) / 2;
            for (int j = 0; j < count; j++)
            {
                pairs += (1 - Math.Max(x, points[j])) * (1 - Math.Max(y, points[count + j]));
            }
        }

        return Math.Sqrt(1 / 9.0 - single / count + pairs / count / count);
    }
}
