namespace ModelGen.Tests.Numerics;

public sealed class ElementarySpecialValueTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double NaN = double.NaN;

    [Theory]
    [InlineData("Exp", 1, 0, Infinity)]
    [InlineData("Log", -Infinity, NaN, Infinity)]
    [InlineData("Sqrt", 0, NaN, Infinity)]
    [InlineData("Sin", 0, NaN, NaN)]
    [InlineData("Cos", 1, NaN, NaN)]
    [InlineData("Tan", 0, NaN, NaN)]
    [InlineData("Asin", 0, NaN, NaN)]
    [InlineData("Acos", Math.PI / 2, NaN, NaN)]
    [InlineData("Atan", 0, -Math.PI / 2, Math.PI / 2)]
    [InlineData("Sinh", 0, -Infinity, Infinity)]
    [InlineData("Cosh", 1, Infinity, Infinity)]
    [InlineData("Tanh", 0, -1, 1)]
    [InlineData("Sech", 1, 0, 0)]
    [InlineData("Sigmoid", 0.5, 0, 1)]
    [InlineData("Softplus", 0.69314718055994531, 0, Infinity)]
    [InlineData("Erf", 0, -1, 1)]
    public void Zero_infinities_and_NaN(string function, double atZero, double atMinusInfinity, double atInfinity)
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] values = lanes.Unary(function, [0.0, -0.0, -Infinity, Infinity, NaN]);
            double[] expected = [atZero, atZero == 0 ? -0.0 : atZero, atMinusInfinity, atInfinity, NaN];
            for (int i = 0; i < values.Length; i++)
            {
                AssertClose(lanes, expected[i], values[i], $"{function}, case {i}");
            }
        }
    }

    [Theory]
    [InlineData("Sin")]
    [InlineData("Tan")]
    [InlineData("Tanh")]
    [InlineData("Asin")]
    [InlineData("Atan")]
    [InlineData("Sinh")]
    [InlineData("Erf")]
    public void Odd_functions_are_odd_to_the_bit_and_keep_the_sign_of_zero(string function)
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] points = [0, 1e-45, 1e-30, 1e5, 1e10, 3e38, .. Enumerable.Range(1, 1000).Select(i => i * 1e-3)];
            double[] right = lanes.Unary(function, points);
            double[] left = lanes.Unary(function, [.. points.Select(x => -x)]);
            for (int i = 0; i < points.Length; i++)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(-right[i]), BitConverter.DoubleToInt64Bits(left[i]));
            }
        }
    }

    [Fact]
    public void Arguments_outside_a_domain_give_NaN()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            Assert.All(lanes.Unary("Log", [-1e-40, -1, -3e38]), value => Assert.True(double.IsNaN(value)));
            Assert.All(lanes.Unary("Asin", [1.0001, -1.5, 3e38]), value => Assert.True(double.IsNaN(value)));
            Assert.All(lanes.Unary("Acos", [1.0001, -1.5, 3e38]), value => Assert.True(double.IsNaN(value)));
        }
    }

    [Fact]
    public void Power_has_the_special_values_of_IEEE_754()
    {
        double[] numbers = [0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e30, -1e30, Infinity, -Infinity, NaN];
        var pairs = (from a in numbers from p in numbers select (a, p)).ToArray();
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] values = lanes.Binary("Pow", [.. pairs.Select(pair => pair.a)], [.. pairs.Select(pair => pair.p)]);
            for (int i = 0; i < pairs.Length; i++)
            {
                (double a, double p) = (lanes.Rounded(pairs[i].a), lanes.Rounded(pairs[i].p));
                double expected = lanes.Rounded(Math.Pow(a, p));
                AssertClose(lanes, expected, values[i], $"{a}^{p}");
                Assert.Equal(double.IsNegative(expected) && expected == 0, double.IsNegative(values[i]) && values[i] == 0);
            }
        }
    }

    [Fact]
    public void Angle_has_the_special_values_of_IEEE_754()
    {
        double[] numbers = [0.0, -0.0, 1, -1, 1e30, -1e30, 3e38, -3e38, Infinity, -Infinity, NaN];
        var pairs = (from y in numbers from x in numbers select (y, x)).ToArray();
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] values = lanes.Binary("Atan2", [.. pairs.Select(pair => pair.y)], [.. pairs.Select(pair => pair.x)]);
            for (int i = 0; i < pairs.Length; i++)
            {
                AssertClose(lanes, Math.Atan2(pairs[i].y, pairs[i].x), values[i], $"angle of ({pairs[i].x}, {pairs[i].y})");
            }
        }
    }

    private static void AssertClose(LaneEvaluator lanes, double expected, double value, string what)
    {
        double error = double.IsNaN(expected) == double.IsNaN(value) ? ElementaryReference.RelativeError(value, expected, lanes.IsSingle) : Infinity;
        Assert.True((double.IsNaN(expected) && double.IsNaN(value)) || error < lanes.Tolerance, $"{what} in {lanes}: expected {expected:r}, found {value:r}.");
    }
}
