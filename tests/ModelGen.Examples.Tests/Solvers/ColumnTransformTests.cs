using System.Numerics;
using ModelGen.Examples.References;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class ColumnTransformTests
{
    [Theory]
    [InlineData(4, 4)]
    [InlineData(64, 43)]
    [InlineData(96, 5)]
    [InlineData(30, 7)]
    [InlineData(14, 4)]
    [InlineData(1, 4)]
    public void Columns_are_transformed_as_by_a_sum_over_the_roots_of_unity(int length, int columns)
    {
        Random random = new(1);
        Planes data = Planes.Zeros(length * columns), spare = Planes.Zeros(length * columns);
        Complex[] values = [.. Enumerable.Range(0, length * columns).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))];
        for (int i = 0; i < values.Length; i++)
        {
            (data.Re[i], data.Im[i]) = (values[i].Real, values[i].Imaginary);
        }

        ColumnTransform transform = new(length, columns);
        transform.Forward(ref data, ref spare);
        for (int i = 0; i < values.Length; i++)
        {
            Complex expected = Enumerable.Range(0, length).Aggregate(Complex.Zero, (sum, j) =>
                sum + values[j * columns + i % columns] * Complex.FromPolarCoordinates(1, -2 * Math.PI * (j * (i / columns) % length) / length));
            Assert.True((new Complex(data.Re[i], data.Im[i]) - expected).Magnitude < 1e-13);
        }

        transform.Backward(ref data, ref spare);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.True((new Complex(data.Re[i], data.Im[i]) / length - values[i]).Magnitude < 1e-15);
        }
    }

    [Fact]
    public void It_agrees_with_mathnet()
    {
        FourierGrid fourier = new(64, 0, 1);
        Complex[] expected = fourier.Transform(x => Complex.Exp(new Complex(Math.Sin(2 * Math.PI * x), x)));
        Planes data = Planes.Zeros(256), spare = Planes.Zeros(256);
        for (int i = 0; i < 256; i++)
        {
            double x = i / 4 / 64.0;
            Complex value = Complex.Exp(new Complex(Math.Sin(2 * Math.PI * x), x));
            (data.Re[i], data.Im[i]) = (value.Real, value.Imaginary);
        }

        new ColumnTransform(64, 4).Forward(ref data, ref spare);
        for (int i = 0; i < 256; i++)
        {
            Assert.True((new Complex(data.Re[i], data.Im[i]) - expected[i / 4]).Magnitude < 1e-13);
        }
    }

    [Fact]
    public void Wrong_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColumnTransform(8, 3));
        Assert.Throws<ArgumentException>(() =>
        {
            Planes data = Planes.Zeros(31), spare = Planes.Zeros(32);
            new ColumnTransform(8, 4).Forward(ref data, ref spare);
        });
    }
}
