using ModelGen.Examples.Fields;

namespace ModelGen.Examples.Tests.Fields;

public class GaussianFieldTests
{
    // sigma_k = 25 / ((2 pi k)^2 + 25), of sqrt2 cos and sqrt2 sin
    [Fact]
    public void The_spectrum_is_that_of_burgers_initial_states()
    {
        GaussianField field = new(1, GridBoundary.Periodic, 3, 25, 5, 2);
        Assert.Equal(7, field.Deviations.Count);
        Assert.Equal(0, field.Deviations[0]);
        for (int i = 1; i < 7; i++)
        {
            double kappa = 2 * Math.PI * ((i + 1) / 2);
            Assert.Equal(25 / (kappa * kappa + 25), field.Deviations[i], 1e-15);
        }
    }

    [Theory]
    [InlineData(1, GridBoundary.Periodic, true)]
    [InlineData(2, GridBoundary.Periodic, false)]
    [InlineData(2, GridBoundary.Zero, true)]
    [InlineData(2, GridBoundary.Neumann, false)]
    [InlineData(3, GridBoundary.Zero, true)]
    public void Coefficients_are_independent_and_have_the_variances_of_the_spectrum(int dimensions, GridBoundary boundary, bool zeroMean)
    {
        const int samples = 2_000;
        GaussianField field = new(dimensions, boundary, 2, 2, 3, 1.5, zeroMean);
        int count = field.Deviations.Count;
        double[] mean = new double[count], square = new double[count], neighbour = new double[count];
        for (int index = 0; index < samples; index++)
        {
            double[] coefficients = field.Coefficients(11, index);
            for (int i = 0; i < count; i++)
            {
                double Unit(int j) => field.Deviations[j] == 0 ? 0 : coefficients[j] / field.Deviations[j];
                mean[i] += Unit(i) / samples;
                square[i] += Unit(i) * Unit(i) / samples;
                neighbour[i] += Unit(i) * Unit((i + 1) % count) / samples;
            }
        }

        // means and correlations have a deviation of 1 / sqrt(samples), variances of sqrt(2 / samples)
        double deviation = 1 / Math.Sqrt(samples);
        int first = field.Deviations[0] == 0 ? 1 : 0;
        Assert.Equal(zeroMean && boundary != GridBoundary.Zero ? 1 : 0, first);
        Assert.All(mean, value => Assert.InRange(value, -4.5 * deviation, 4.5 * deviation));
        Assert.All(neighbour, value => Assert.InRange(value, -4.5 * deviation, 4.5 * deviation));
        Assert.All(square[first..], value => Assert.InRange(value, 1 - 4.5 * Math.Sqrt(2) * deviation, 1 + 4.5 * Math.Sqrt(2) * deviation));
    }

    // E u(x)^2 = sum of sigma_k^2 e_k(x)^2, which is the same at every point of a torus
    [Fact]
    public void The_variance_at_a_point_is_the_trace_of_the_covariance()
    {
        const int samples = 4_000;
        GaussianField field = new(2, GridBoundary.Periodic, 3, Math.Pow(7, 0.75), 7, 2.5);
        double expected = field.Deviations.Sum(sigma => sigma * sigma);
        double mean = Enumerable.Range(0, samples).Average(index => Math.Pow(field.Sample(5, index, [0.3])[0], 2));
        Assert.InRange(mean / expected, 1 - 4.5 * Math.Sqrt(2.0 / samples), 1 + 4.5 * Math.Sqrt(2.0 / samples));
    }

    [Theory]
    [InlineData(GridBoundary.Periodic, 16, 32, 0, 2)]
    [InlineData(GridBoundary.Zero, 15, 31, 1, 2)]
    [InlineData(GridBoundary.Neumann, 9, 17, 0, 2)]
    public void Two_grids_agree_where_they_meet(GridBoundary boundary, int coarse, int fine, int offset, int every)
    {
        GaussianField field = new(2, boundary, 12, 1, 3, 2);
        double[] few = field.Sample(1, 4, coarse), many = field.Sample(1, 4, fine);
        for (int i = 0; i < few.Length; i++)
        {
            Assert.Equal(few[i], many[(every * (i / coarse) + offset) * fine + every * (i % coarse) + offset], 1e-13);
        }
    }

    [Fact]
    public void A_zero_boundary_and_a_zero_slope_are_kept()
    {
        GaussianField zero = new(2, GridBoundary.Zero, 5, 1, 3, 2), neumann = new(2, GridBoundary.Neumann, 5, 1, 3, 2);
        double[] values = zero.Sample(1, 0, [0, 0.4, 1]);
        Assert.All(new[] { 0, 1, 2, 3, 5, 6, 7, 8 }, i => Assert.Equal(0, values[i], 1e-14));
        Assert.NotEqual(0, values[4], 1e-6);
        double[] slope = neumann.Sample(1, 0, [0, 1e-6]);
        Assert.Equal(slope[0], slope[2], 1e-9);
        Assert.NotEqual(0, slope[0], 1e-6);
    }

    [Fact]
    public void Higher_frequencies_leave_the_others_alone()
    {
        double[] few = new GaussianField(2, GridBoundary.Zero, 3, 1, 1, 2).Coefficients(1, 7);
        double[] many = new GaussianField(2, GridBoundary.Zero, 8, 1, 1, 2).Coefficients(1, 7);
        for (int i = 0; i < 9; i++)
        {
            Assert.Equal(few[i], many[i / 3 * 8 + i % 3]);
        }

        Assert.Equal(64, many.Distinct().Count());
    }

    [Fact]
    public void Seed_and_index_give_different_fields_and_the_same_again()
    {
        GaussianField field = new(1, GridBoundary.Periodic, 8, 1, 1, 1);
        Assert.Equal(field.Sample(1, 0, 32), field.Sample(1, 0, 32));
        Assert.NotEqual(field.Sample(1, 0, 32), field.Sample(1, 1, 32));
        Assert.NotEqual(field.Sample(1, 0, 32), field.Sample(2, 0, 32));
    }

    [Fact]
    public void What_has_no_variance_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianField(2, GridBoundary.Periodic, 4, 1, 0, 2, zeroMean: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianField(4, GridBoundary.Periodic, 4, 1, 1, 2));
        Assert.Equal(1, new GaussianField(1, GridBoundary.Zero, 1, Math.PI, 0, 1).Deviations[0], 1e-15);
    }
}
