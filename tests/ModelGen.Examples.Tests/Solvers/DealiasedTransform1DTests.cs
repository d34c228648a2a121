using System.Numerics;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class DealiasedTransform1DTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(25)]
    [InlineData(160)]
    public void Two_fields_of_kept_modes_go_to_the_grid_and_back(int points)
    {
        DealiasedTransform1D transform = new(points);
        Random random = new(points);
        Complex[] first = Random(transform.Modes, random), second = Random(transform.Modes, random);
        Complex[] firstBack = new Complex[transform.Modes], secondBack = new Complex[transform.Modes];
        double[] a = new double[points], b = new double[points], alone = new double[points];
        transform.ToGrid(first, second, a, b);
        transform.FromGrid(a, b, firstBack, secondBack);
        Assert.True(ErrorNorms.RelativeL2(firstBack, first) < 1e-14);
        Assert.True(ErrorNorms.RelativeL2(secondBack, second) < 1e-14);
        Assert.True(ErrorNorms.RelativeL2(transform.FromGrid(b), second) < 1e-14);
        transform.ToGrid(second, [], alone, []);
        Assert.True(ErrorNorms.RelativeL2(alone, b) < 1e-14);
    }

    [Fact]
    public void Coefficients_are_those_of_the_function()
    {
        Complex[] coefficients = new DealiasedTransform1D(16).FromGrid([.. Enumerable.Range(0, 16).Select(i => 3 + 4 * Math.Sin(2 * Math.PI * 2 * i / 16))]);
        Complex[] expected = [3, 0, new Complex(0, -2), 0, 0, 0];
        Assert.Equal(6, coefficients.Length);
        Assert.All(coefficients.Zip(expected), pair => Assert.True((pair.First - pair.Second).Magnitude < 1e-14));
    }

    [Fact]
    public void Products_of_two_fields_have_no_aliasing_in_the_modes_kept()
    {
        DealiasedTransform1D coarse = new(16), fine = new(64);
        Random random = new(3);
        Complex[] a = Random(coarse.Modes, random), b = Random(coarse.Modes, random);
        Complex[] product = Product(coarse, a, b), exact = Product(fine, a, b);
        for (int k = 0; k < coarse.Modes; k++)
        {
            Assert.True((product[k] - exact[k]).Magnitude < 1e-13);
        }
    }

    [Fact]
    public void Wrong_sizes_are_refused() => Assert.Throws<ArgumentException>(() => new DealiasedTransform1D(16).FromGrid(new double[15]));

    private static Complex[] Random(int modes, Random random) =>
        [.. Enumerable.Range(0, modes).Select(k => new Complex(random.NextDouble() - 0.5, k == 0 ? 0 : random.NextDouble() - 0.5))];

    private static Complex[] Product(DealiasedTransform1D transform, Complex[] a, Complex[] b)
    {
        double[] first = new double[transform.Points], second = new double[transform.Points];
        transform.ToGrid(Embed(a, transform.Modes), Embed(b, transform.Modes), first, second);
        return transform.FromGrid([.. first.Zip(second, (x, y) => x * y)]);
    }

    private static Complex[] Embed(Complex[] coefficients, int modes) => [.. coefficients, .. new Complex[modes - coefficients.Length]];
}
