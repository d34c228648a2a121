using Xunit.Abstractions;

namespace ModelGen.Tests.Numerics;

public sealed class ElementaryAccuracyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Exp")]
    [InlineData("Log")]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("Tan")]
    [InlineData("Asin")]
    [InlineData("Acos")]
    [InlineData("Atan")]
    [InlineData("Sinh")]
    [InlineData("Cosh")]
    [InlineData("Tanh")]
    [InlineData("Sech")]
    [InlineData("Sigmoid")]
    [InlineData("Softplus")]
    [InlineData("Erf")]
    [InlineData("Sqrt")]
    public void Relative_error_stays_within_the_promise_over_the_whole_range(string function)
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            (double error, double at) = ElementaryAccuracy.Worst(lanes, function);
            output.WriteLine($"{function}, {lanes}: {error:e2} at {at:g6}");
            Assert.True(error < lanes.Tolerance, $"{function} of {lanes} is off by {error:e2} at {at:r}.");
        }
    }

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Erf")]
    [InlineData("Sin")]
    [InlineData("Sigmoid")]
    public void Bounded_functions_never_exceed_one(string function)
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] arguments = [.. Enumerable.Range(0, 200_000).Select(i => 1e-4 * i + 1e-9 * (i % 7))];
            double[] values = lanes.Unary(function, arguments);
            Assert.InRange(values.Min(), -1, 1);
            Assert.InRange(values.Max(), -1, 1);
        }
    }

    [Fact]
    public void Power_is_accurate_for_small_and_large_exponents()
    {
        var random = new Random(11);
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double logLimit = lanes.IsSingle ? 87 : 708;
            var bases = new double[30_000];
            var exponents = new double[bases.Length];
            for (int i = 0; i < bases.Length; i++)
            {
                double log = (i % 4) switch
                {
                    0 => (2 * random.NextDouble() - 1) * logLimit,
                    1 => (2 * random.NextDouble() - 1) * 2,
                    2 => Math.Pow(10, -16 * random.NextDouble()) * (random.Next(2) * 2 - 1),
                    _ => (2 * random.NextDouble() - 1) * 0.01,
                };
                bases[i] = lanes.Rounded(Math.Exp(log));
                exponents[i] = lanes.Rounded((2 * random.NextDouble() - 1) * logLimit / Math.Abs(Math.Log(Math.Abs(bases[i]))));
                if (i % 2 == 0 && Math.Abs(log) < 10)
                {
                    bases[i] = -bases[i];
                    exponents[i] = Math.Round(exponents[i]);
                }
            }

            double[] values = lanes.Binary("Pow", bases, exponents);
            for (int i = 0; i < bases.Length; i++)
            {
                double error = ElementaryReference.RelativeError(values[i], Math.Pow(bases[i], exponents[i]), lanes.IsSingle);
                Assert.True(error < lanes.Tolerance, $"{bases[i]:r}^{exponents[i]:r} in {lanes} is off by {error:e2}.");
            }
        }
    }

    [Fact]
    public void Angle_of_a_point_is_accurate_in_every_direction()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] angles = [.. Enumerable.Range(0, 20_000).Select(i => (i - 10_000) * Math.PI / 10_000)];
            double[] radii = [.. Enumerable.Range(0, angles.Length).Select(i => Math.Pow(10, i % 61 - 30))];
            double[] y = [.. angles.Select((angle, i) => lanes.Rounded(radii[i] * Math.Sin(angle)))];
            double[] x = [.. angles.Select((angle, i) => lanes.Rounded(radii[i] * Math.Cos(angle)))];
            double[] values = lanes.Binary("Atan2", y, x);
            for (int i = 0; i < y.Length; i++)
            {
                double error = ElementaryReference.RelativeError(values[i], Math.Atan2(y[i], x[i]), lanes.IsSingle);
                Assert.True(error < lanes.Tolerance, $"The angle of ({x[i]:r}, {y[i]:r}) in {lanes} is off by {error:e2}.");
            }
        }
    }

    [Theory]
    [InlineData("Pow")]
    [InlineData("Atan2")]
    public void Functions_of_two_arguments_are_accurate_for_numbers_of_every_exponent(string function)
    {
        var random = new Random(13);
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] a = [.. Enumerable.Range(0, 30_000).Select(_ => ElementarySweep.AnyNumber(random, lanes.IsSingle))];
            double[] b = [.. Enumerable.Range(0, 30_000).Select(_ => ElementarySweep.AnyNumber(random, lanes.IsSingle))];
            double[] values = lanes.Binary(function, a, b);
            for (int i = 0; i < a.Length; i++)
            {
                double expected = function == "Pow" ? Math.Pow(a[i], b[i]) : Math.Atan2(a[i], b[i]);
                double error = ElementaryReference.RelativeError(values[i], expected, lanes.IsSingle);
                Assert.True(error < lanes.Tolerance, $"{function}({a[i]:r}, {b[i]:r}) in {lanes} is off by {error:e2}.");
            }
        }
    }

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Exp")]
    [InlineData("Sin")]
    [InlineData("Tan")]
    [InlineData("Erf")]
    public void Widths_agree_within_the_tolerance(string function)
    {
        foreach (IGrouping<bool, LaneEvaluator> precision in LaneEvaluator.Available.GroupBy(lanes => lanes.IsSingle))
        {
            double[] points = ElementarySweep.Points(function, precision.Key);
            double[] scalar = precision.First().Unary(function, points);
            foreach (LaneEvaluator lanes in precision.Skip(1))
            {
                double[] values = lanes.Unary(function, points);
                for (int i = 0; i < points.Length; i++)
                {
                    Assert.True(
                        ElementaryReference.RelativeError(values[i], scalar[i], lanes.IsSingle) < lanes.Tolerance,
                        $"{function}({points[i]:r}), {lanes}");
                }
            }
        }
    }
}
