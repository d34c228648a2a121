using ModelGen.Kernels;

namespace ModelGen.Tests.Engine;

public class EvaluationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(129)]
    [InlineData(5000)]
    public void Programs_are_evaluated_at_any_number_of_points(int n)
    {
        using WaveModel model = new WaveModel().WithParameters();
        double[] coordinates = new double[2 * n];
        for (int i = 0; i < n; i++)
        {
            coordinates[i] = Math.Sin(i);
            coordinates[n + i] = 1 + Math.Cos(3 * i);
        }

        double[] field = new double[n];
        double[] square = new double[n];
        model.Evaluate(WaveModel.FieldsProgram, coordinates, n, field);
        model.Evaluate(WaveModel.SquareProgram, coordinates, n, square);

        for (int i = 0; i < n; i++)
        {
            double expected = model.Reference(coordinates[i], coordinates[n + i]);
            Assert.Equal(expected, field[i], 1e-13);
            Assert.Equal(expected * expected, square[i], 1e-13);
        }
    }

    [Fact]
    public void A_column_of_another_length_gives_its_memory_back_once()
    {
        int count = 12_345;
        Assert.Throws<ArgumentException>(() =>
        {
            using EvaluationBuffer buffer = new(2, 1, count);
            buffer.SetCoordinate(0, "x", new double[count + 1]);
        });

        using EvaluationBuffer first = new(2, 1, count);
        using EvaluationBuffer second = new(2, 1, count);
        Assert.False(first.Coordinates.Overlaps(second.Coordinates));
        Assert.False(first.Components.Overlaps(second.Components));
    }

    [Fact]
    public void One_point_follows_the_parameters()
    {
        using WaveModel model = new WaveModel().WithParameters().WithProbes();
        Assert.Equal(model.Reference(0.3, 0.7), model.EvaluateAt(0.3, 0.7), 1e-13);

        double[] parameters = new double[model.ParameterCount];
        model.GetParameters(parameters);
        parameters[2] += 0.5;
        model.SetParameters(parameters);
        Assert.Equal(model.Reference(0.3, 0.7), model.EvaluateAt(0.3, 0.7), 1e-13);
    }

    [Theory]
    [InlineData(1.5, 0.5, "X")]
    [InlineData(0.5, -0.1, "T")]
    [InlineData(double.NaN, 0.5, "X")]
    public void A_point_outside_the_domain_is_refused_by_name(double x, double t, string coordinate)
    {
        using WaveModel model = new WaveModel().WithParameters();
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => model.EvaluateAt(x, t));
        Assert.Equal(coordinate, refusal.ParamName);
        Assert.Contains("domain", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Evaluate(WaveModel.FieldsProgram, [x, t], 1, new double[1]));
    }

    [Fact]
    public void Extrapolation_is_possible_when_asked_for()
    {
        using WaveModel model = new WaveModel().WithParameters();
        model.AllowExtrapolation = true;
        Assert.Equal(model.Reference(3, 5), model.EvaluateAt(3, 5), 1e-13);
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        using WaveModel model = new();
        Assert.Throws<ArgumentException>(() => model.Evaluate(WaveModel.FieldsProgram, new double[3], 2, new double[2]));
        Assert.Throws<ArgumentException>(() => model.Evaluate(WaveModel.FieldsProgram, new double[4], 2, new double[1]));
        Assert.Throws<ArgumentException>(() => model.Evaluate(2, new double[4], 2, new double[2]));
        Assert.Throws<ArgumentException>(() => model.GetParameters(new double[1]));
        Assert.Throws<ArgumentException>(() => model.LossAndGradient(new double[1]));
    }

    [Fact]
    public void A_disposed_model_says_so()
    {
        WaveModel model = new();
        model.Dispose();
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.EvaluateAt(0, 0));
        Assert.Throws<ObjectDisposedException>(() => model.Loss());
    }
}
