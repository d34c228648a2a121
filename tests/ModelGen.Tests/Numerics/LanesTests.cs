namespace ModelGen.Tests.Numerics;

public sealed class LanesTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double NaN = double.NaN;

    private static readonly double[] s_left = [1.5, -2, 0.0, -0.0, 7, 1e20, -3.25, Infinity, -Infinity, NaN, 1, 2, 0.5, -0.125, 100, 3, 4];
    private static readonly double[] s_right = [2.5, 3, 5, 1, -7, 1e10, -3.25, 1, 2, 1, NaN, NaN, 0.25, 8, -100, 3, -4];

    [Theory]
    [InlineData("Add")]
    [InlineData("Subtract")]
    [InlineData("Multiply")]
    [InlineData("Divide")]
    [InlineData("Min")]
    [InlineData("Max")]
    [InlineData("CopySign")]
    public void Arithmetic_is_that_of_the_number_type(string operation)
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] values = lanes.Binary(operation, s_left, s_right);
            for (int i = 0; i < values.Length; i++)
            {
                (double a, double b) = (lanes.Rounded(s_left[i]), lanes.Rounded(s_right[i]));
                double expected = operation switch
                {
                    "Add" => a + b,
                    "Subtract" => a - b,
                    "Multiply" => a * b,
                    "Divide" => a / b,
                    "Min" => Math.Min(a, b),
                    "Max" => Math.Max(a, b),
                    _ => Math.CopySign(a, b),
                };
                Assert.Equal(lanes.Rounded(expected), values[i]);
            }
        }
    }

    [Fact]
    public void Multiply_add_agrees_with_the_fused_operation()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] values = lanes.Binary("MultiplyAdd", s_left, s_right);
            for (int i = 0; i < values.Length; i++)
            {
                double expected = Math.FusedMultiplyAdd(lanes.Rounded(s_left[i]), lanes.Rounded(s_right[i]), 3);
                Assert.True(
                    double.IsNaN(expected)
                        ? double.IsNaN(values[i])
                        : ElementaryReference.RelativeError(values[i], expected, lanes.IsSingle) < lanes.Tolerance);
            }
        }
    }

    [Fact]
    public void Unary_operations_are_exact()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            Assert.Equal(s_left.Select(x => -lanes.Rounded(x)), lanes.Unary("Negate", s_left));
            Assert.Equal(s_left.Select(x => Math.Abs(lanes.Rounded(x))), lanes.Unary("Abs", s_left));
            Assert.Equal(s_left.Select(x => x > 0 ? 1.0 : x < 0 ? -1.0 : 0.0), lanes.Unary("Sign", s_left));
            Assert.Equal([2, 2, -2, 4, -0.0, 1e20f], lanes.Unary("Round", [2.5, 1.5, -2.4, 3.6, -0.25, 1e20f]));
        }
    }

    [Fact]
    public void Selection_takes_the_second_value_where_a_number_is_NaN()
    {
        double[] first = [.. s_left.Select((_, i) => 10.0 + i)];
        double[] second = [.. s_left.Select((_, i) => -10.0 - i)];
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] greater = lanes.Choose("Select", s_left, s_right, first, second);
            double[] equal = lanes.Choose("SelectEqual", s_left, s_right, first, second);
            for (int i = 0; i < s_left.Length; i++)
            {
                Assert.Equal(s_left[i] > s_right[i] ? first[i] : second[i], greater[i]);
                Assert.Equal(s_left[i] == s_right[i] ? first[i] : second[i], equal[i]);
            }
        }
    }

    [Fact]
    public void Selection_never_mixes_in_the_other_value()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            Assert.Equal([1.0, 2.0], lanes.Choose("Select", [1, 0], [0, 1], [1, NaN], [NaN, 2]));
        }
    }

    [Fact]
    public void Clamping_keeps_NaN()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            Assert.Equal([-1, 2, 0.5, NaN, -1, 2], lanes.Unary("Clamp", [-3, 5, 0.5, NaN, -Infinity, Infinity]));
        }
    }

    [Fact]
    public void A_head_has_half_the_bits()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double last = Math.ScaleB(1, lanes.IsSingle ? -11 : -25);
            Assert.Equal([1 + last, -1 - last, 3, Infinity], lanes.Unary("Head", [1 + 1.5 * last, -1 - 1.5 * last, 3, Infinity]));
        }
    }

    [Fact]
    public void Exponent_and_mantissa_rebuild_the_number()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double limit = lanes.IsSingle ? 37 : 307;
            double[] numbers = [.. Enumerable.Range(0, 3001).Select(i => lanes.Rounded(Math.Pow(10, limit * (i / 1500.0 - 1)))), 1, lanes.Rounded(
                Math.Sqrt(2)), 0.5, 0.75];
            double[] exponents = lanes.Unary("Exponent", numbers);
            double[] mantissas = lanes.Unary("Mantissa", numbers);
            for (int i = 0; i < numbers.Length; i++)
            {
                Assert.InRange(mantissas[i], 0.7071067, 1.4142136);
                Assert.Equal(numbers[i], Math.ScaleB(mantissas[i], (int)exponents[i]));
            }
        }
    }

    [Fact]
    public void Scaling_reaches_subnormal_numbers_and_infinity()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            (int bias, int subnormal) = lanes.IsSingle ? (127, 149) : (1023, 1074);
            Assert.Equal([1, 1024, Math.ScaleB(1, -bias), Math.ScaleB(1, bias)], lanes.Unary("PowerOfTwo", [0, 10, 1 - bias, bias])
                .Select((x, i) => i == 2 ? x / 2 : x));
            Assert.Equal([3 * Math.ScaleB(1, -subnormal), 0, Infinity, -1.5],
                lanes.Binary("Scale", [3, 1, 1.5, -3], [-subnormal, -subnormal - 9, bias + 2, -1]));
        }
    }

    [Fact]
    public void Odd_multiples_change_the_sign()
    {
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            Assert.Equal([2, -2, -2, 2, 5, 3], lanes.Binary("NegateIfOdd", [2, 2, 2, 2, -5, 3], [0, 1, -1, -2, 4_000_001, 4_000_000]));
        }
    }

    [Fact]
    public void Sum_adds_halves_so_that_its_bits_are_fixed()
    {
        var random = new Random(3);
        foreach (LaneEvaluator lanes in LaneEvaluator.Available)
        {
            double[] values = [.. Enumerable.Range(0, lanes.Count).Select(_ => lanes.Rounded(Math.Exp(30 * random.NextDouble()) - 1e6))];
            double[] partial = values;
            while (partial.Length > 1)
            {
                int half = partial.Length / 2;
                partial = [.. partial[..half].Zip(partial[half..], (a, b) => lanes.Rounded(a + b))];
            }

            Assert.Equal(partial[0], lanes.Sum(values));
        }
    }
}
