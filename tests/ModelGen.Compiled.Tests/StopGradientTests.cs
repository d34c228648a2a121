namespace ModelGen.Compiled.Tests;

public class StopGradientTests
{
    private const double Difference = 1e-5;

    [Theory]
    [InlineData(Precision.Double, 1e-8)]
    [InlineData(Precision.Single, 1e-2)]
    public void Gradients_are_those_of_a_network_whose_stopped_tensors_are_constants(Precision precision, double tolerance)
    {
        NetworkCases network = NetworkCases.Create(nameof(Stopped), precision);
        using NetworkModel model = network.Model;
        double[] gradient = new double[model.ParameterCount];
        model.LossAndGradient(network.Samples(), gradient);
        foreach (string layer in new[] { "Y/Dense2", "Y/Dense3" })
        {
            Assert.All(Of(model, gradient, layer), number => Assert.Equal(0, number));
        }

        // y = (1 + k) tanh z, dy/dz = y / tanh z (1 - tanh^2 z)
        double[] open = model.GetType().GetMethod("ValuesOf")!.CreateDelegate<Layer>(model)("Y/Dense", network.X);
        double[] y = network.Predict(), target = network.Columns["T"].Samples.SelectMany(sample => sample).ToArray();
        double[] expected = new double[4];
        for (int i = 0; i < y.Length; i++)
        {
            double o = Math.Tanh(open[i]);
            expected[i % 4] += 2.0 / y.Length * (y[i] - target[i]) * (y[i] / o) * (1 - o * o);
        }

        double[] bias = Of(model, gradient, "Y/Dense")[^4..];
        Assert.All(expected.Zip(bias), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, tolerance));
    }

    [Fact]
    public void Gradients_by_inputs_stop_there()
    {
        NetworkCases network = NetworkCases.Create(nameof(Stopped));
        using NetworkModel model = network.Model;
        double[] adjoint = new double[NetworkCases.Count * 4];
        Array.Fill(adjoint, 1);
        double[] gradient = network.GradientByX(adjoint);
        double[] y = network.Predict(), open = model.GetType().GetMethod("ValuesOf")!.CreateDelegate<Layer>(model)("Y/Dense", network.X);
        double[] weights = model.GetParameters("Y/Dense/weight").Values.ToArray();
        for (int sample = 0; sample < NetworkCases.Count; sample++)
        {
            for (int input = 0; input < 5; input++)
            {
                double expected = Enumerable.Range(0, 4).Sum(c =>
                {
                    double o = Math.Tanh(open[sample * 4 + c]);
                    return y[sample * 4 + c] / o * (1 - o * o) * weights[c * 5 + input];
                });
                Assert.Equal(expected, gradient[sample * 5 + input], 1e-9);
            }
        }
    }

    private delegate double[] Layer(string path, ReadOnlySpan<double> x);

    // the numbers of a layer's weights and biases
    private static double[] Of(NetworkModel model, double[] gradient, string layer) =>
        [.. model.Description.Parameters.Where(parameter => parameter.Path.StartsWith(layer + "/", StringComparison.Ordinal))
            .SelectMany(parameter => gradient.AsSpan(parameter.Offset, parameter.Length).ToArray())];
}
