namespace ModelGen.Tests.Engine;

public class EngineGradientTests
{
    /// <summary>One point, and one fewer, as many and one more than fit in one tile (32 in double) or in several.</summary>
    public static TheoryData<int, int> RaggedSizes => new() { { 1, 1 }, { 2, 31 }, { 31, 32 }, { 32, 33 }, { 33, 64 }, { 65, 3 }, { 2049, 100 } };

    [Theory]
    [MemberData(nameof(RaggedSizes))]
    public void Loss_is_the_weighted_mean_of_squares_of_the_residuals(int interior, int start)
    {
        using WaveModel model = new WaveModel(interior: interior, start: start).WithParameters().WithProbes();
        var residuals = model.Residuals();
        double expected = 0;
        for (int row = 0; row < residuals.Count; row++)
        {
            expected += residuals.Weighted(row) * residuals.Weighted(row);
        }

        Assert.Equal(2 * interior + start + 5 + 1, residuals.Count);
        Assert.Equal(expected, model.Loss(), 1e-12 * expected);
    }

    [Theory]
    [MemberData(nameof(RaggedSizes))]
    public void Gradient_equals_central_differences(int interior, int start)
    {
        using WaveModel model = new WaveModel(interior: interior, start: start).WithParameters().WithProbes();
        double[] gradient = new double[model.ParameterCount];
        Assert.Equal(model.Loss(), model.LossAndGradient(gradient));

        double[] parameters = new double[model.ParameterCount];
        model.GetParameters(parameters);
        for (int p = 0; p < parameters.Length; p++)
        {
            Assert.Equal(CentralDifference(model, parameters, p), gradient[p], 1e-7);
        }
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        double[][] gradients = [.. new[] { 1, 2, 3 }.Select(GradientOnThreads)];

        Assert.Equal(gradients[0], gradients[1]);
        Assert.Equal(gradients[0], gradients[2]);

        static double[] GradientOnThreads(int threads)
        {
            using WaveModel model = new WaveModel(terms: 40, interior: 3001, start: 200, threads: threads).WithParameters().WithProbes();
            double[] gradient = new double[model.ParameterCount + 1];
            gradient[^1] = model.LossAndGradient(gradient.AsSpan(0, model.ParameterCount));
            return gradient;
        }
    }

    [Fact]
    public void Vector_Jacobian_product_is_the_transposed_Jacobian_times_the_seeds()
    {
        using WaveModel model = new WaveModel().WithParameters().WithProbes();
        int rows = model.ResidualCount;
        int parameters = model.ParameterCount;
        double[] jacobian = new double[rows * parameters];
        double[] seeds = [.. Enumerable.Range(0, rows).Select(row => Math.Cos(row))];
        double[] product = new double[parameters];
        model.ResidualJacobian(jacobian);
        model.VectorJacobianProduct(seeds, product);

        for (int p = 0; p < parameters; p++)
        {
            double expected = Enumerable.Range(0, rows).Sum(row => seeds[row] * jacobian[row * parameters + p]);
            Assert.Equal(expected, product[p], 1e-11);
        }
    }

    [Fact]
    public void Jacobian_rows_equal_central_differences_of_the_weighted_residuals()
    {
        using WaveModel model = new WaveModel().WithParameters().WithProbes();
        double[] jacobian = new double[model.ResidualCount * model.ParameterCount];
        double[] parameters = new double[model.ParameterCount];
        model.ResidualJacobian(jacobian);
        model.GetParameters(parameters);
        const double h = 1e-5;
        for (int p = 0; p < parameters.Length; p++)
        {
            double value = parameters[p];
            parameters[p] = value + h;
            model.SetParameters(parameters);
            var above = model.Residuals();
            parameters[p] = value - h;
            model.SetParameters(parameters);
            var below = model.Residuals();
            parameters[p] = value;
            for (int row = 0; row < above.Count; row++)
            {
                Assert.Equal((above.Weighted(row) - below.Weighted(row)) / (2 * h), jacobian[row * parameters.Length + p], 1e-8);
            }
        }
    }

    [Fact]
    public void Single_precision_agrees_with_double_to_rounding()
    {
        using WaveModel wide = new WaveModel(interior: 300).WithParameters().WithProbes();
        using WaveModel narrow = new WaveModel(interior: 300, precision: Precision.Single).WithParameters().WithProbes();
        double[] expected = new double[wide.ParameterCount];
        double[] actual = new double[wide.ParameterCount];

        Assert.Equal(wide.LossAndGradient(expected), narrow.LossAndGradient(actual), 1e-5);
        for (int p = 0; p < expected.Length; p++)
        {
            Assert.Equal(expected[p], actual[p], 1e-5);
        }
    }

    [Fact]
    public void Rows_say_which_equation_component_and_point_they_are()
    {
        using WaveModel model = new WaveModel(interior: 40, start: 7).WithParameters().WithProbes();
        var residuals = model.Residuals();

        Assert.Equal(("Interior", 0, 39), (residuals.Row(39).Equation, residuals.Row(39).Component, residuals.Row(39).Point));
        Assert.Equal(("Interior", 1, 0), (residuals.Row(40).Equation, residuals.Row(40).Component, residuals.Row(40).Point));
        Assert.Equal(("Start", 0, 6), (residuals.Row(86).Equation, residuals.Row(86).Component, residuals.Row(86).Point));
        Assert.Equal(("Anchor", 0, 0), (residuals.Row(92).Equation, residuals.Row(92).Component, residuals.Row(92).Point));
        Assert.Throws<ArgumentOutOfRangeException>(() => residuals.Row(93));
    }

    private static double CentralDifference(WaveModel model, double[] parameters, int p)
    {
        const double h = 1e-5;
        double[] moved = [.. parameters];
        moved[p] = parameters[p] + h;
        model.SetParameters(moved);
        double above = model.Loss();
        moved[p] = parameters[p] - h;
        model.SetParameters(moved);
        double below = model.Loss();
        model.SetParameters(parameters);
        return (above - below) / (2 * h);
    }
}
