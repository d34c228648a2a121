using ModelGen.Engine;
using ModelGen.Kernels;

namespace ModelGen.Tests.Parameters;

public class ParameterInitializerTests
{
    [Theory]
    [InlineData(Initializer.GlorotUniform, 2.0 / (200 + 300), true)]
    [InlineData(Initializer.GlorotNormal, 2.0 / (200 + 300), false)]
    [InlineData(Initializer.HeUniform, 2.0 / 200, true)]
    [InlineData(Initializer.HeNormal, 2.0 / 200, false)]
    [InlineData(Initializer.LeCunNormal, 1.0 / 200, false)]
    [InlineData(Initializer.Siren, 2.0 / 200, true)]
    public void Hidden_weights_have_the_stated_variance(Initializer initializer, double variance, bool uniform)
    {
        NetworkDescription network = Network("U", initializer, 0, 3, 200, 300);
        double[] parameters = new double[Length(network)];
        ParameterInitializer.Initialize(network, 1, parameters);
        LayerDescription layer = network.Layers[1];
        double[] weights = parameters[layer.WeightOffset..(layer.WeightOffset + 200 * 300)];
        // 60,000 numbers: their mean square is known to 0.6%
        Assert.InRange(weights.Average(w => w * w) / variance, 0.97, 1.03);
        Assert.InRange(weights.Average() / Math.Sqrt(variance), -0.02, 0.02);
        double largest = weights.Max(Math.Abs) / Math.Sqrt(variance);
        Assert.True(uniform ? largest < Math.Sqrt(3) + 1e-9 : largest > 3.5, $"largest {largest} standard deviations");
    }

    [Fact]
    public void The_first_layer_of_A_siren_has_frequency_thirty()
    {
        NetworkDescription network = Network("U", Initializer.Siren, 0, 2, 4_000, 1);
        double[] parameters = new double[Length(network)];
        ParameterInitializer.Initialize(network, 1, parameters);
        Assert.InRange(parameters[..8_000].Max(Math.Abs), 14.9, 15);
    }

    [Fact]
    public void Biases_start_at_zero_and_learnables_at_their_initial_number()
    {
        PinnDescription model = Model([Network("U", Initializer.HeNormal, 0, 2, 5, 1)], [new LearnableDescription("Lambda", 2.5, 21)]);
        double[] parameters = new double[22];
        parameters.AsSpan().Fill(double.NaN);
        ParameterInitializer.Initialize(model, 3, parameters);
        Assert.Equal(new double[5], parameters[10..15]);
        Assert.Equal(0, parameters[20]);
        Assert.Equal(2.5, parameters[21]);
        Assert.All(parameters, p => Assert.True(double.IsFinite(p)));
    }

    [Fact]
    public void Another_network_in_front_leaves_the_weights_alone()
    {
        NetworkDescription alone = Network("U", Initializer.GlorotUniform, 0, 2, 8, 1);
        int length = Length(alone);
        double[] before = new double[length];
        ParameterInitializer.Initialize(Model([alone], []), 5, before);

        NetworkDescription added = Network("V", Initializer.GlorotUniform, 0, 2, 8, 1);
        double[] after = new double[2 * length];
        ParameterInitializer.Initialize(Model([added, Network("U", Initializer.GlorotUniform, length, 2, 8, 1)], []), 5, after);
        Assert.Equal(before, after[length..]);
        Assert.NotEqual(before, after[..length]);
    }

    [Fact]
    public void Seeds_and_layers_differ()
    {
        NetworkDescription network = Network("U", Initializer.LeCunNormal, 0, 4, 4, 4);
        double[] one = new double[Length(network)], two = new double[Length(network)];
        ParameterInitializer.Initialize(network, 1, one);
        ParameterInitializer.Initialize(network, 2, two);
        Assert.NotEqual(one[..16], two[..16]);
        Assert.NotEqual(one[..16], one[20..36]);
    }

    [Fact]
    public void A_wrong_length_is_refused()
    {
        PinnDescription model = Model([Network("U", Initializer.HeNormal, 0, 2, 5, 1)], []);
        Assert.Contains("21 parameters, not 20",
            Assert.Throws<ArgumentException>(() => ParameterInitializer.Initialize(model, 1, new double[20])).Message, StringComparison.Ordinal);
    }

    private static NetworkDescription Network(string name, Initializer initializer, int offset, params int[] widths)
    {
        var layers = new List<LayerDescription>();
        for (int i = 1; i < widths.Length; i++)
        {
            int weights = widths[i] * widths[i - 1];
            layers.Add(new LayerDescription($"{name}/Layer{i}", widths[i - 1], widths[i], offset, offset + weights));
            offset += weights + widths[i];
        }

        return new NetworkDescription(name, layers, "tanh", initializer);
    }

    private static int Length(NetworkDescription network) => network.Layers.Sum(layer => layer.Outputs * (layer.Inputs + 1));

    private static PinnDescription Model(IReadOnlyList<NetworkDescription> networks, IReadOnlyList<LearnableDescription> learnables) => new()
    {
        Name = "Model",
        Fingerprint = "",
        Coordinates = [],
        ObservedSets = [],
        Programs = [],
        Networks = networks,
        Learnables = learnables,
        Coefficients = [],
        Coordinates = [],
        ObservedSets = [],
        Programs = [],
        ParameterCount = networks.Sum(Length) + learnables.Count,
    };
}
