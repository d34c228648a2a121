namespace ModelGen.Tests.Engine;

public class ModelDataTests
{
    [Fact]
    public void A_loss_without_its_data_names_the_set()
    {
        using WaveModel model = new();
        var refusal = Assert.Throws<InvalidOperationException>(() => model.Loss());
        Assert.Equal(
            "'Data' of 'Wave' is fitted to observed data (set 'probes'), of which there are none; supply them through the model's ObserveProbes method first.",
            refusal.Message);
    }

    [Fact]
    public void Data_that_cannot_be_used_are_refused_by_column_and_index_and_change_nothing()
    {
        using WaveModel model = new WaveModel().WithParameters().WithProbes();
        double loss = model.Loss();

        Assert.Contains("'Measured' at index 1 is NaN", Refusal(2, [0, 0.5, 1, 1, 3, double.NaN]), StringComparison.Ordinal);
        Assert.Contains("'Measured' at index 0 is Infinity", Refusal(2, [0, 0.5, 1, 1, double.PositiveInfinity, 3]), StringComparison.Ordinal);
        Assert.Contains("'X' at index 1 is 7", Refusal(2, [0, 7, 1, 1, 3, 3]), StringComparison.Ordinal);
        Assert.Contains("'T' at index 0 is NaN", Refusal(2, [0, 0, double.NaN, 1, 3, 3]), StringComparison.Ordinal);
        Assert.Contains("equally long", Refusal(2, [0, 0, 1, 1, 3]).Replace("same length", "equally long", StringComparison.Ordinal), StringComparison.Ordinal);
        Refusal(0, []);
        Assert.Equal(loss, model.Loss());

        string Refusal(int points, double[] values) => Assert.Throws<ArgumentException>(() => model.SetProbes(points, values)).Message;
    }

    [Fact]
    public void Observed_columns_reach_the_equation_that_reads_them()
    {
        using WaveModel model = new WaveModel().WithParameters();
        model.Lambda = 0.8;
        model.SetProbes(2, [-0.5, 0.25, 1.5, 0.125, 3, 4]);
        var residuals = model.Residuals();
        int row = residuals.Blocks.Single(block => block.Name == "Data").FirstRow;

        Assert.Equal(0.8 * model.Reference(-0.5, 1.5) - 3, residuals.Values[row], 1e-13);
        Assert.Equal(0.8 * model.Reference(0.25, 0.125) - 4, residuals.Values[row + 1], 1e-13);
    }

    [Fact]
    public void Collocation_points_can_be_supplied()
    {
        using WaveModel model = new WaveModel().WithParameters().WithProbes();
        model.SetPoints("Interior", [0.5, -0.5, 1, 2]);
        var residuals = model.Residuals();

        Assert.Equal(model.Reference(0.5, 1) - 0.25 * 0.5, residuals.Values[0], 1e-13);
        Assert.Equal(model.Reference(-0.5, 2) + 0.25 * 0.5, residuals.Values[1], 1e-13);
        Assert.Contains("'Nowhere'", Assert.Throws<ArgumentException>(() => model.SetPoints("Nowhere", [0])).Message, StringComparison.Ordinal);
        Assert.Contains("'X' at index 0 is 2", Assert.Throws<ArgumentException>(() => model.SetPoints("Start", [2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.SetPoints("Interior", [0, 0, 1]));
        Assert.Throws<ArgumentException>(() => model.SetPoints("Data", [0, 0]));
        Assert.Throws<ArgumentException>(() => model.SetPoints("Anchor", []));
    }

    [Fact]
    public void Weights_scale_the_terms_of_the_loss()
    {
        using WaveModel model = new WaveModel().WithParameters().WithProbes();
        double loss = model.Loss();
        double start = model.Residuals().Blocks.Single(block => block.Name == "Start").RowScale;
        model.SetWeight("Start", 0);
        double without = model.Loss();
        model.SetWeight("Start", 6);

        Assert.Equal(2 * loss - without, model.Loss(), 1e-12);
        Assert.Equal(Math.Sqrt(3.0 / 33), start, 1e-15);
        Assert.Equal(6, model.GetWeight("Start"));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.SetWeight("Start", double.NaN));
    }

    [Fact]
    public void Scalars_are_found_by_name()
    {
        using WaveModel model = new();
        Assert.Equal(1.5, model.GetScalar("Lambda"));
        Assert.Equal(0.25, model.GetScalar("Nu"));
        model.SetScalar("Lambda", 2);
        model.SetScalar("Nu", 3);
        Assert.Equal((2.0, 3.0), (model.Lambda, model.Nu));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.SetScalar("Nu", double.NaN));
        Assert.Contains("Lambda, Nu", Assert.Throws<ArgumentException>(() => model.GetScalar("Mu")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_are_not_finite_are_refused()
    {
        using WaveModel model = new();
        double[] parameters = new double[model.ParameterCount];
        parameters[3] = double.NaN;
        Assert.Throws<ArgumentException>(() => model.SetParameters(parameters));
    }

    [Fact]
    public void Numbers_that_are_not_finite_in_single_precision_are_refused_and_say_so()
    {
        using WaveModel model = new(precision: Precision.Single);
        double[] parameters = new double[model.ParameterCount];
        parameters[3] = 1e300;
        Assert.Contains("in single precision", Assert.Throws<ArgumentException>(() => model.SetParameters(parameters)).Message);
        Assert.Contains("in single precision", Assert.Throws<ArgumentOutOfRangeException>(() => model.SetScalar("Nu", 1e300)).Message);
    }
}
