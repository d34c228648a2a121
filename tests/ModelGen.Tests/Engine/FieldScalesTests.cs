using ModelGen.Engine;

namespace ModelGen.Tests.Engine;

public sealed class FieldScalesTests
{
    // points and their neighbours at which equations are looked at
    private const int Points = 16;

    [Fact]
    public void Field_is_as_large_as_its_source_asks()
    {
        double scale = Choose([null], [(n, x) => 1e-7 * n(0, x) - 1]).Single();

        Assert.InRange(scale, 0.5e7, 4e7);
    }

    [Fact]
    public void Largest_of_all_equations_counts()
    {
        double scale = Choose([null], [(n, x) => n(0, x) - 3, (n, x) => n(0, x) - 4_000, (n, x) => n(0, x)]).Single();

        Assert.InRange(scale, 2_000, 16_000);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1)]
    [InlineData(1e9)]
    public void Scale_follows_the_units(double unit)
    {
        double inUnits = Choose([null], [(n, x) => n(0, x) - unit * Math.Cos(x)]).Single();
        double inOnes = Choose([null], [(n, x) => n(0, x) - Math.Cos(x)]).Single();

        Assert.InRange(inUnits / inOnes / unit, 0.7, 1.5);
    }

    [Fact]
    public void Nonlinear_terms_are_balanced()
    {
        double scale = Choose([null], [(n, x) => 3e7 * n(0, x) * n(0, x) - 0.04]).Single();

        Assert.InRange(scale, 1e-5, 2e-4);
    }

    [Fact]
    public void Field_without_source_follows_from_one_that_has_it()
    {
        double[] scales = Choose([null, null], [(n, x) => n(0, x) - 1e6, (n, x) => n(0, x) - 2e11 * n(1, x)]);

        Assert.InRange(scales[0], 0.5e6, 4e6);
        Assert.InRange(scales[1] / scales[0] * 2e11, 0.3, 3);
    }

    [Fact]
    public void Equation_of_one_field_counts_before_ones_that_share_their_source()
    {
        double[] scales = Choose([null, null], [
            (n, x) => n(0, x) + n(1, x) - 1,
            (n, x) => n(0, x) - 1,
            (n, x) => 0.04 * n(0, x) - 3e7 * n(1, x) * n(1, x)]);

        Assert.InRange(scales[0], 0.5, 4);
        Assert.InRange(scales[1], 1e-5, 3e-4);
    }

    [Fact]
    public void Fast_source_asks_for_a_less_large_field()
    {
        double slow = Choose([null], [(n, x) => SecondDifference(y => n(0, y), x) - 100]).Single();
        double fast = Choose([null], [(n, x) => SecondDifference(y => n(0, y), x) - 100 * Math.Sin(20 * x)]).Single();

        Assert.True(fast < slow / 20, $"{fast} beside {slow}");
    }

    [Fact]
    public void Declared_scale_stays_and_reaches_others()
    {
        double[] scales = Choose([1e3, null], [(n, x) => n(0, x) - 1e-3 * n(1, x)]);

        Assert.Equal(1e3, scales[0]);
        Assert.InRange(scales[1], 0.3e6, 3e6);
    }

    [Fact]
    public void Without_sources_scales_are_one() =>
        Assert.Equal([1.0, 1.0], Choose([null, null], [(n, x) => n(0, x) - n(1, x), (n, x) => double.NaN, (n, x) => 5]));

    private static double SecondDifference(Func<double, double> f, double x) => (f(x + 0.01) - 2 * f(x) + f(x - 0.01)) / 1e-4;

    // an equation in the values n(field, x) of its fields
    private static double[] Choose(double?[] declared, Func<Func<int, double, double>, double, double>[] equations)
    {
        Range[] rows = [.. Enumerable.Range(0, equations.Length).Select(e => (e * Points)..((e + 1) * Points))];
        return FieldScales.Choose(declared, rows, [.. equations.Select(_ => Points)], (scales, roughness, residuals) =>
        {
            double[] current = scales.ToArray();
            for (int e = 0; e < equations.Length; e++)
            {
                for (int i = 0; i < Points; i++)
                {
                    double x = (i % (Points / 2) + 0.5) / (Points / 2) + (i < Points / 2 ? 0 : 0.02);
                    residuals[e * Points + i] = equations[e]((field, at) => current[field] * Math.Sin((field + 1) * roughness * at + 0.3), x);
                }
            }
        });
    }
}
