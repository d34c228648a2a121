using ModelGen.Engine;
using ModelGen.Kernels;
using ModelGen.Points;

namespace ModelGen.Tests.Engine;

public sealed class ProfileFitTests
{
    private const int Rows = 500;

    private static readonly CoordinateDescription s_s = new("S", -5, 5);
    private static readonly CoordinateDescription s_x = new("X", 1, 4);

    [Fact]
    public void Stiff_rows_become_even()
    {
        // the rows of dy/ds == 10^s f
        (double[] weighted, BalanceProfile? profile) = Fit([s_s], at => 3e-7 * (1e-6 + Math.Pow(10, 2 * at[0])));

        Assert.NotNull(profile);
        Assert.InRange(weighted.Max() / weighted.Min(), 1, 3);
    }

    [Fact]
    public void Coordinates_multiply()
    {
        (double[] weighted, BalanceProfile? profile) = Fit([s_s, s_x], at => Math.Pow(10, at[0]) * Math.Exp(5 * at[1]));

        Assert.NotNull(profile);
        Assert.InRange(weighted.Max() / weighted.Min(), 1, 1.1);
        Assert.True(profile.Varies(0));
        Assert.True(profile.Varies(1));
    }

    [Fact]
    public void Geometric_mean_of_the_factor_is_one()
    {
        double[][] points = Points([s_s, s_x]);
        double[] squares = [.. Enumerable.Range(0, Rows).Select(i => Math.Pow(10, points[0][i]) * Math.Exp(points[1][i]))];
        BalanceProfile profile = ProfileFit.Fit([s_s, s_x], points, squares, out _)!;

        Assert.Equal(0, Roots(profile, points).Average(Math.Log), 1e-12);
    }

    [Fact]
    public void Factor_of_a_point_is_what_the_fit_multiplied_by()
    {
        double[][] points = Points([s_s]);
        double[] squares = [.. points[0].Select(s => Math.Pow(10, s))];
        BalanceProfile profile = ProfileFit.Fit([s_s], points, squares, out double[] weighted)!;

        double[] roots = Roots(profile, points);
        Assert.All(Enumerable.Range(0, Rows), i => Assert.Equal(weighted[i], roots[i] * roots[i] * squares[i], 1e-12 * weighted[i]));
    }

    [Fact]
    public void Rows_that_say_nothing_are_left_out()
    {
        (double[] weighted, BalanceProfile? profile) = Fit([s_s], at => at[0] > 4 ? 0 : Math.Pow(10, at[0]));

        Assert.NotNull(profile);
        double[] counted = [.. weighted.Where(row => row > 0)];
        Assert.InRange(counted.Max() / counted.Min(), 1, 1.1);
    }

    [Fact]
    public void What_no_sum_over_coordinates_evens_out_has_none()
    {
        (_, BalanceProfile? profile) = Fit([s_s, s_x], at => at[0] > 0 == at[1] > 2.5 ? 1e6 : 1e-6);

        Assert.Null(profile);
    }

    [Fact]
    public void Spread_is_the_ratio_of_quantiles()
    {
        double[] rows = [.. Enumerable.Range(0, 101).Select(i => Math.Pow(10, 0.1 * i))];

        Assert.Equal(9, Math.Log10(ProfileFit.Spread(rows)), 1e-9);
        Assert.Equal(1, ProfileFit.Spread([1, 1e9]));
        Assert.Equal(1, ProfileFit.Spread(new double[100]));
    }

    private static (double[] Weighted, BalanceProfile? Profile) Fit(CoordinateDescription[] coordinates, Func<double[], double> square)
    {
        double[][] points = Points(coordinates);
        double[] squares = [.. Enumerable.Range(0, Rows).Select(i => square([.. points.Select(row => row[i])]))];
        BalanceProfile? profile = ProfileFit.Fit(coordinates, points, squares, out double[] weighted);
        return (weighted, profile);
    }

    private static double[][] Points(CoordinateDescription[] coordinates)
    {
        Random random = new(1);
        return [.. coordinates.Select(coordinate => Enumerable.Range(0, Rows)
            .Select(_ => coordinate.Lower + (coordinate.Upper - coordinate.Lower) * random.NextDouble()).ToArray())];
    }

    private static unsafe double[] Roots(BalanceProfile profile, double[][] points)
    {
        double[] roots = new double[Rows];
        double[] flat = [.. points.SelectMany(row => row)];
        fixed (double* source = flat, target = roots)
        {
            profile.Roots(source, Rows, Rows, target);
        }

        return roots;
    }
}
