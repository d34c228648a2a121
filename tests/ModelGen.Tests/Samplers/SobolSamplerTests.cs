using CsCheck;
using ModelGen.Samplers;

namespace ModelGen.Tests.Samplers;

public class SobolSamplerTests
{
    [Fact]
    public void Without_shift_the_points_are_those_of_joe_and_kuo()
    {
        double[][] expected =
        [
            [0, 0, 0],
            [0.5, 0.5, 0.5],
            [0.75, 0.25, 0.25],
            [0.25, 0.75, 0.75],
            [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125],
            [0.625, 0.125, 0.875],
            [0.125, 0.625, 0.375],
            [0.1875, 0.3125, 0.9375],
            [0.6875, 0.8125, 0.4375],
        ];
        for (int i = 0; i < expected.Length; i++)
        {
            for (int d = 0; d < 3; d++)
            {
                Assert.Equal(expected[i][d], SobolDirections.Point(d, i) * Math.Pow(2, -64));
            }
        }
    }

    [Fact]
    public void The_shift_is_one_word_for_each_coordinate()
    {
        double[] points = PointSamplerTests.Points(PointSampler.Sobol, 42, 1_000, 64, 21);
        for (int d = 0; d < 21; d++)
        {
            ulong shift = Word(points[d * 64]) ^ (SobolDirections.Point(d, 1_000) >> 11);
            for (int i = 0; i < 64; i++)
            {
                Assert.Equal(SobolDirections.Point(d, 1_000 + i) >> 11, Word(points[d * 64 + i]) ^ shift);
            }
        }
    }

    [Fact]
    public void Every_coordinate_is_stratified() => Gen.Select(Gen.ULong, Gen.Long[0, 1000]).Sample((seed, block) =>
    {
        const int Count = 256;
        double[] points = PointSamplerTests.Points(PointSampler.Sobol, seed, block * Count, Count, 21);
        for (int d = 0; d < 21; d++)
        {
            IEnumerable<int> strata = points[(d * Count)..((d + 1) * Count)].Select(x => (int)(x * Count)).Order();
            Assert.Equal(Enumerable.Range(0, Count), strata);
        }
    }, iter: 20);

    [Theory]
    [InlineData(1, 256)]
    [InlineData(16, 16)]
    [InlineData(64, 4)]
    public void The_first_two_coordinates_have_one_point_in_every_elementary_interval(int columns, int rows)
    {
        double[] points = PointSamplerTests.Points(PointSampler.Sobol, 5, 512, 256, 2);
        IEnumerable<int> cells = Enumerable.Range(0, 256).Select(i => (int)(points[i] * columns) * rows + (int)(points[256 + i] * rows)).Order();
        Assert.Equal(Enumerable.Range(0, 256), cells);
    }

    // 1,024 points do not suffice: coordinates 15 and 16 of this table leave half of the 64 boxes empty
    [Fact]
    public void Every_pair_of_coordinates_covers_the_square()
    {
        const int Count = 2_048;
        double[] points = PointSamplerTests.Points(PointSampler.Sobol, 1, 0, Count, 21);
        for (int a = 0; a < 21; a++)
        {
            for (int b = 0; b < a; b++)
            {
                int cells = Enumerable.Range(0, Count)
                    .Select(i => (int)(points[a * Count + i] * 8) * 8 + (int)(points[b * Count + i] * 8)).Distinct().Count();
                Assert.Equal(64, cells);
            }
        }
    }

    private static ulong Word(double value) => (ulong)(value * (1L << 53));
}
