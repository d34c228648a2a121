using ModelGen.Numerics;

namespace ModelGen.Compiled.Tests;

/// <summary>Every declaration in every lane type of this machine, in both precisions, on any number of threads.</summary>
public class LaneTests
{
    public static TheoryData<string, LaneWidth, Precision> Cases()
    {
        var cases = new TheoryData<string, LaneWidth, Precision>();
        foreach (string name in ModelCases.AllNames)
        {
            foreach (LaneWidth width in LaneSelection.Available)
            {
                cases.Add(name, width, Precision.Double);
                cases.Add(name, width, Precision.Single);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_and_gradient_agree_with_scalar_double(string name, LaneWidth width, Precision precision)
    {
        using PinnModel reference = ModelCases.Create(name, lanes: LaneWidth.Scalar);
        using PinnModel model = ModelCases.Create(name, precision, lanes: width);
        var expected = new double[reference.ParameterCount];
        var actual = new double[reference.ParameterCount];
        double expectedLoss = reference.LossAndGradient(expected);
        double loss = model.LossAndGradient(actual);
        double tolerance = precision == Precision.Double ? 1e-11 : 2e-3;
        double norm = Math.Sqrt(expected.Sum(g => g * g));
        double distance = Math.Sqrt(expected.Zip(actual, (a, b) => (a - b) * (a - b)).Sum());
        Assert.True(Math.Abs(loss - expectedLoss) <= tolerance * expectedLoss, $"loss {loss:R} against {expectedLoss:R}");
        Assert.True(distance <= tolerance * norm, $"gradient off by {distance / norm:E2}");
    }

    [Theory]
    [MemberData(nameof(ModelCases.Names), MemberType = typeof(ModelCases))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        double[]? expected = null;
        foreach (int threads in new[] { 1, 2, 3 })
        {
            using PinnModel model = ModelCases.Create(name, threads: threads);
            var gradient = new double[model.ParameterCount + 1];
            gradient[^1] = model.LossAndGradient(gradient.AsSpan(0, model.ParameterCount));
            expected ??= gradient;
            Assert.Equal(expected, gradient);
        }
    }

    [Theory]
    [MemberData(nameof(ModelCases.Names), MemberType = typeof(ModelCases))]
    public void The_vector_Jacobian_product_of_the_residual_is_half_the_gradient(string name)
    {
        using PinnModel model = ModelCases.Create(name);
        var gradient = new double[model.ParameterCount];
        var product = new double[model.ParameterCount];
        var jacobian = new double[model.ResidualCount * model.ParameterCount];
        double loss = model.LossAndGradient(gradient);
        var rows = model.Residuals();
        double[] residual = [.. Enumerable.Range(0, rows.Count).Select(rows.Weighted)];
        model.VectorJacobianProduct(residual, product);
        model.ResidualJacobian(jacobian);
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        double squares = residual.Sum(r => r * r);

        Assert.Equal(loss, squares, 1e-12 * loss);
        for (int i = 0; i < gradient.Length; i++)
        {
            double sum = 0;
            for (int row = 0; row < residual.Length; row++)
            {
                sum += jacobian[row * gradient.Length + i] * residual[row];
            }

            Assert.Equal(gradient[i], 2 * product[i], 1e-11 * norm);
            Assert.Equal(gradient[i], 2 * sum, 1e-11 * norm);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(200)]
    public void Spans_of_any_length_give_what_single_points_give(int count)
    {
        using var model = new Schrodinger(seed: 3);
        double[] x = [.. Enumerable.Range(0, count).Select(i => -5 + 10.0 * i / count)];
        double[] t = [.. Enumerable.Range(0, count).Select(i => 1.5 * i / count)];
        var h = new System.Numerics.Complex[count];
        var nls = new System.Numerics.Complex[count];
        model.Evaluate(x, t, h);
        model.EvaluateNls(x, t, nls);
        for (int i = 0; i < count; i++)
        {
            Assert.True((h[i] - model.Evaluate(x[i], t[i]).H).Magnitude < 1e-13);
            Assert.True((nls[i] - model.EvaluateNls(x[i], t[i])).Magnitude < 1e-12);
        }
    }

    [Fact]
    public void Grids_of_fields_and_expressions_are_their_points()
    {
        using var model = new InverseHeat(seed: 3);
        double[] x = [0, 0.2, 0.9];
        double[] t = [0.1, 1.3];
        double[] u = new double[6];
        double[] flux = new double[6];
        double[] heat = new double[6];
        model.EvaluateGrid(x, t, u);
        model.EvaluateFluxGrid(x, t, flux);
        model.EvaluateHeatGrid(x, t, heat);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(model.Evaluate(x[i / 2], t[i % 2]).U, u[i], 1e-13);
            Assert.Equal(model.EvaluateFlux(x[i / 2], t[i % 2]), flux[i], 1e-13);
            Assert.Equal(model.EvaluateHeat(x[i / 2], t[i % 2]), heat[i], 1e-13);
        }

        Assert.Throws<ArgumentException>(() => model.EvaluateFluxGrid(x, t, new double[5]));
    }
}
