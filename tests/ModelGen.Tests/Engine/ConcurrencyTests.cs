namespace ModelGen.Tests.Engine;

public class ConcurrencyTests
{
    [Fact]
    public async Task Calls_from_several_threads_wait_for_each_other()
    {
        using WaveModel model = new WaveModel(interior: 500).WithParameters().WithProbes();
        double expectedLoss = model.Loss();
        double expectedValue = model.EvaluateAt(0.3, 0.7);
        double[] grid = [.. Enumerable.Range(0, 2000).Select(i => i < 1000 ? -1 + 0.002 * i : 0.002 * (i - 1000))];
        double[] expectedField = new double[1000];
        model.Evaluate(WaveModel.FieldsProgram, grid, 1000, expectedField);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(task => Task.Run(() =>
        {
            double[] field = new double[1000];
            double[] gradient = new double[model.ParameterCount];
            for (int i = 0; i < 50; i++)
            {
                Assert.Equal(expectedLoss, model.LossAndGradient(gradient));
                Assert.Equal(expectedValue, model.EvaluateAt(0.3, 0.7));
                model.Evaluate(WaveModel.FieldsProgram, grid, 1000, field);
                Assert.Equal(expectedField, field);
            }
        })));
    }
}
