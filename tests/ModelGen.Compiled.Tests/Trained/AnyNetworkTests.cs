using ModelGen.Training;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>Code that is written once for any network, and parameters by their path.</summary>
public class AnyNetworkTests
{
    [Fact]
    public void Any_network_is_trained_measured_and_asked_by_names()
    {
        using TrainedNetwork typed = new(seed: 1);
        using TrainedNetwork same = new(seed: 1);
        TrainedNetwork.Data data = TrainedNetwork.Samples(40, 1);
        double[] images = [.. Enumerable.Range(0, 40).SelectMany(i => data.Sample("Image", i))];
        int[] kinds = [.. Enumerable.Range(0, 40).Select(i => (int)data.Sample("Kind", i)[0])];
        double loss = Fit(same, new() { ["Image"] = images, ["Kind"] = kinds });
        typed.Train(data, plan: plan => plan.Adam(epochs: 2).MiniBatch(16));
        Assert.Equal(typed.Measure(data)[0].Value, loss);
        INetwork any = same;
        double[] expected = typed.Predict(images);
        double[] scores = new double[expected.Length];
        any.Predict(images, scores);
        Assert.Equal(expected, scores);
        Assert.Equal(expected, any.Predict("Scores", new Dictionary<string, double[]> { ["Image"] = images }));
        float[] single = new float[expected.Length];
        any.Predict([.. images.Select(number => (float)number)], single);
        Assert.Equal(expected[0], single[0], 1e-5);
        Assert.Equal(typed.ValuesOf("Encode/Conv2D", images), any.ValuesOf("Encode/Conv2D", images));

        static double Fit(INetwork network, Dictionary<string, SampleArray> columns)
        {
            NamedSamples samples = new(network.Description, columns);
            network.Train(samples, plan: plan => plan.Adam(epochs: 2).MiniBatch(16));
            return network.Measure(samples)[0].Value;
        }
    }

    [Fact]
    public void Several_inputs_and_outputs_lie_one_behind_the_other()
    {
        using TwoWays network = new(seed: 1);
        INetwork any = network;
        double[] outputs = new double[2 * (1 + 2)];
        any.Predict([1, 2, 3, 4, 10, 20], outputs);
        double[] sum = new double[2];
        double[] both = new double[4];
        network.Predict([1, 2, 3, 4], [10, 20], sum, both);
        Assert.Equal([13, 27], sum);
        Assert.Equal([.. sum, .. both], outputs);
        double[] gradient = new double[2];
        any.Gradient("B", [1, 2, 3, 4, 10, 20], [1, 0, 0, 0.5, 7, 0], gradient);
        Assert.Equal([1 + 0.5 * 2, 7 * 3], gradient);
        Assert.Contains(
            "there are A, B",
            Assert.Throws<ArgumentException>(() => any.Gradient("C", [1.0, 2, 10], [1.0, 0, 0], new double[2])).Message,
            StringComparison.Ordinal);
        Assert.Equal(both, any.Predict("Both", new Dictionary<string, double[]> { ["A"] = [1, 2, 3, 4], ["B"] = [10, 20] }));
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        using TrainedNetwork network = new();
        INetwork any = network;
        Assert.Contains("'Kind'", Refused(() => Samples(new() { ["Image"] = new float[2, 6, 6, 1] })), StringComparison.Ordinal);
        Assert.Contains("'Picture'", Refused(() => Samples(new() { ["Picture"] = new int[2] })), StringComparison.Ordinal);
        Assert.Contains("Now [8, 1]", Refused(() => any.Train(StepNetwork.Frames())), StringComparison.Ordinal);
        Assert.Contains("'Score'", Refused(() => any.Predict("Score", new Dictionary<string, double[]>())), StringComparison.Ordinal);
        Assert.Contains("'Image'", Refused(() => any.Predict("Scores", new Dictionary<string, double[]>())), StringComparison.Ordinal);

        NamedSamples Samples(Dictionary<string, SampleArray> columns) => new(any.Description, columns);

        static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
    }

    [Fact]
    public void Whole_numbers_are_computed_as_doubles()
    {
        using OwnTensors network = new(seed: 1);
        double[] fromWhole = network.Predict([1, -2, 3, 4]);
        Assert.Equal(network.Predict([1.0, -2.0, 3.0, 4.0]), fromWhole);
    }

    [Fact]
    public void Parameters_by_their_path_have_a_shape_and_are_copies()
    {
        using TrainedNetwork network = new(seed: 1);
        double[] all = new double[network.ParameterCount];
        network.GetParameters(all);
        ParameterArray filter = network.GetParameters("Encode/Conv2D/weight");
        Assert.Equal([6, 3, 3, 1], filter.Shape);
        Assert.True(filter.Values.SequenceEqual(all.AsSpan(0, 54)));
        Assert.Equal(filter.Values[(2 * 3 + 1) * 3 + 2], filter.At(2, 1, 2, 0));
        network.SetParameters(new double[all.Length]);
        Assert.True(filter.ToArray().AsSpan().SequenceEqual(all.AsSpan(0, 54)));
        Assert.Equal([1, 1, 1, 1, 1, 1], network.GetParameters("Encode/BatchNorm/variance").Values);
        Assert.Throws<ArgumentException>(() => filter.At(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => filter.At(0, 3, 0, 0));
        Assert.Contains("Head/Dense/bias", Assert.Throws<ArgumentException>(() => network.GetParameters("Head/Dense")).Message, StringComparison.Ordinal);
    }
}
