using System.Numerics;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class DealiasedTransform2DTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(32)]
    public void Two_fields_of_kept_modes_go_to_the_grid_and_back(int points)
    {
        DealiasedTransform2D transform = new(points);
        Random random = new(points);
        Complex[] first = Random(transform, random), second = Random(transform, random);
        Complex[] firstBack = new Complex[transform.Modes], secondBack = new Complex[transform.Modes];
        double[] a = new double[points * points], b = new double[points * points];
        transform.ToGrid(first, second, a, b);
        transform.FromGrid(a, b, firstBack, secondBack);
        Assert.True(ErrorNorms.RelativeL2(firstBack, first) < 1e-14);
        Assert.True(ErrorNorms.RelativeL2(secondBack, second) < 1e-14);
        Assert.True(ErrorNorms.RelativeL2(transform.FromGrid(b), second) < 1e-14);
        double[] alone = new double[points * points];
        transform.ToGrid(second, [], alone, []);
        Assert.True(ErrorNorms.RelativeL2(alone, b) < 1e-14);
    }

    [Fact]
    public void Coefficients_are_those_of_the_function()
    {
        DealiasedTransform2D transform = new(16);
        Complex[] coefficients = transform.FromGrid(GridFunction.Sample(16, 2, (x, y) => 3 + 4 * Math.Cos(Math.PI * (2 * x - 3 * y))));
        for (int k = 0; k < transform.Modes; k++)
        {
            bool isMode = transform.WaveX[k] == -2 && transform.WaveY[k] == 3;
            Assert.True((coefficients[k] - (k == 0 ? 3 : isMode ? 2 : 0)).Magnitude < 1e-14);
        }
    }

    [Fact]
    public void Products_of_two_fields_have_no_aliasing_in_the_modes_kept()
    {
        DealiasedTransform2D coarse = new(16), fine = new(48);
        Random random = new(3);
        Complex[] a = Random(coarse, random), b = Random(coarse, random);
        Complex[] product = Product(coarse, a, b), exact = Product(fine, Embed(coarse, a, fine), Embed(coarse, b, fine));
        for (int k = 0; k < coarse.Modes; k++)
        {
            Assert.True((product[k] - exact[Find(fine, coarse.WaveX[k], coarse.WaveY[k])]).Magnitude < 1e-13);
        }
    }

    [Fact]
    public void Wrong_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DealiasedTransform2D(7));
        Assert.Throws<ArgumentException>(() => new DealiasedTransform2D(8).FromGrid(new double[63]));
    }

    private static Complex[] Random(DealiasedTransform2D transform, Random random) =>
        [.. Enumerable.Range(0, transform.Modes).Select(k => new Complex(random.NextDouble() - 0.5, k == 0 ? 0 : random.NextDouble() - 0.5))];

    private static Complex[] Product(DealiasedTransform2D transform, Complex[] a, Complex[] b)
    {
        double[] first = new double[transform.Points * transform.Points], second = new double[first.Length];
        transform.ToGrid(a, b, first, second);
        return transform.FromGrid([.. first.Zip(second, (x, y) => x * y)]);
    }

    private static Complex[] Embed(DealiasedTransform2D from, Complex[] coefficients, DealiasedTransform2D to)
    {
        Complex[] result = new Complex[to.Modes];
        for (int k = 0; k < from.Modes; k++)
        {
            result[Find(to, from.WaveX[k], from.WaveY[k])] = coefficients[k];
        }

        return result;
    }

    private static int Find(DealiasedTransform2D transform, int x, int y) =>
        Enumerable.Range(0, transform.Modes).Single(k => transform.WaveX[k] == x && transform.WaveY[k] == y);
}
