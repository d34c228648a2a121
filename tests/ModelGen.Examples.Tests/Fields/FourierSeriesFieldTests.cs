using System.Numerics;
using ModelGen.Examples.Fields;
using ModelGen.Examples.References;
using ModelGen.Samplers;

namespace ModelGen.Examples.Tests.Fields;

public class FourierSeriesFieldTests
{
    [Theory]
    [InlineData(1, 160)]
    [InlineData(2, 64)]
    [InlineData(3, 24)]
    public void The_mean_is_zero_and_the_maximum_one(int dimensions, int points)
    {
        double[] values = new FourierSeriesField(dimensions, 3).Sample(1, 2, points);
        Assert.Equal(0, values.Average(), 1e-13);
        Assert.InRange(values.Max(Math.Abs), dimensions == 3 ? 0.9 : 0.97, 1.005);
    }

    [Fact]
    public void There_are_no_modes_above_the_highest()
    {
        Complex[] spectrum = [.. new FourierSeriesField(1, 5).Sample(1, 0, 64).Select(value => (Complex)value)];
        FourierGrid.Forward(spectrum);
        Assert.True(spectrum[1..6].All(value => value.Magnitude > 1e-6));
        Assert.True(spectrum[6..59].All(value => value.Magnitude < 1e-12));
    }

    // every k of one half, in the order of the stream
    [Fact]
    public void In_two_dimensions_it_is_the_sum_of_waves_that_the_definition_says()
    {
        CounterRandom random = new(3, CounterRandom.Mix(4) ^ CounterRandom.StreamOf(nameof(FourierSeriesField)));
        const double x = 0.21, y = 0.83;
        double expected = 0;
        for (int kx = 0; kx <= 2; kx++)
        {
            for (int ky = kx == 0 ? 1 : -2; ky <= 2; ky++)
            {
                double amplitude = 2 * random.NextUniform() - 1;
                expected += amplitude * Math.Cos(2 * Math.PI * (kx * x + ky * y + random.NextUniform()));
            }
        }

        Assert.Equal(expected, new FourierSeriesField(2, 2, maximumOne: false).Sample(3, 4, [x, y])[1], 1e-13);
    }

    [Fact]
    public void Two_grids_agree_where_they_meet()
    {
        FourierSeriesField field = new(2);
        double[] few = field.Sample(1, 4, 16), many = field.Sample(1, 4, 32);
        Assert.True(ErrorNorms.RelativeL2([.. many.Where((_, i) => i / 32 % 2 == 0 && i % 2 == 0)], few) < 1e-13);
    }
}
