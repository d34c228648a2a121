using System.Numerics;
using ModelGen.Examples.Solvers;

namespace ModelGen.Examples.Tests.Solvers;

public class RowTransformTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(28)]
    [InlineData(160)]
    [InlineData(400)]
    public void A_row_is_transformed_as_by_a_sum_over_the_roots_of_unity(int length)
    {
        Random random = new(1);
        Planes data = Planes.Zeros(length), spare = Planes.Zeros(length);
        Complex[] values = [.. Enumerable.Range(0, length).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))];
        for (int j = 0; j < length; j++)
        {
            (data.Re[j], data.Im[j]) = (values[j].Real, values[j].Imaginary);
        }

        RowTransform transform = new(length);
        transform.Forward(ref data, ref spare);
        for (int k = 0; k < length; k++)
        {
            Complex expected = Enumerable.Range(0, length).Aggregate(Complex.Zero, (sum, j) =>
                sum + values[j] * Complex.FromPolarCoordinates(1, -2 * Math.PI * (j * k % length) / length));
            Assert.True((new Complex(data.Re[k], data.Im[k]) - expected).Magnitude < 1e-12);
        }

        transform.Backward(ref data, ref spare);
        for (int j = 0; j < length; j++)
        {
            Assert.True((new Complex(data.Re[j], data.Im[j]) / length - values[j]).Magnitude < 1e-15);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(22)]
    [InlineData(101)]
    public void A_length_has_two_factors_of_at_least_four(int length) => Assert.Throws<ArgumentOutOfRangeException>(() => new RowTransform(length));
}
