using ModelGen.Engine;
using ModelGen.Kernels;
using ModelGen.Samplers;

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
        PinnDescription model = Model(Network("U", initializer, 3, 200, 300));
        double[] parameters = Initialized(model, 1);
        ParameterDescription layer = model.Parameters[2];
        double[] weights = parameters[layer.Offset..(layer.Offset + 200 * 300)];
        // 60,000 numbers: their mean square is known to 0.6%
        Assert.InRange(weights.Average(w => w * w) / variance, 0.97, 1.03);
        Assert.InRange(weights.Average() / Math.Sqrt(variance), -0.02, 0.02);
        double largest = weights.Max(Math.Abs) / Math.Sqrt(variance);
        Assert.True(uniform ? largest < Math.Sqrt(3) + 1e-9 : largest > 3.5, $"largest {largest} standard deviations");
    }

    [Fact]
    public void The_first_layer_of_A_siren_has_frequency_thirty()
    {
        double[] parameters = Initialized(Model(Network("U", Initializer.Siren, 2, 4_000, 1)), 1);
        Assert.InRange(parameters[..8_000].Max(Math.Abs), 14.9, 15);
    }

    [Fact]
    public void Biases_start_at_zero_and_learnables_at_their_initial_number()
    {
        PinnDescription model = Model([.. Network("U", Initializer.HeNormal, 2, 5, 1), new ParameterDescription("Lambda", [], 0) { Initial = 2.5 }]);
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
        double[] before = Initialized(Model(Network("U", Initializer.GlorotUniform, 2, 8, 1)), 5);
        int length = before.Length;
        double[] after = Initialized(
            Model([.. Network("V", Initializer.GlorotUniform, 2, 8, 1), .. Network("U", Initializer.GlorotUniform, 2, 8, 1)]), 5);
        Assert.Equal(before, after[length..]);
        Assert.NotEqual(before, after[..length]);
    }

    [Fact]
    public void Seeds_and_layers_differ()
    {
        PinnDescription model = Model(Network("U", Initializer.LeCunNormal, 4, 4, 4));
        double[] one = Initialized(model, 1), two = Initialized(model, 2);
        Assert.NotEqual(one[..16], two[..16]);
        Assert.NotEqual(one[..16], one[20..36]);
    }

    [Fact]
    public void A_wrong_length_is_refused()
    {
        PinnDescription model = Model(Network("U", Initializer.HeNormal, 2, 5, 1));
        Assert.Contains("21 parameters, not 20",
            Assert.Throws<ArgumentException>(() => ParameterInitializer.Initialize(model, 1, new double[20])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_is_drawn_from_the_stream_of_its_network_and_layer()
    {
        CounterRandom random = new(7, CounterRandom.Mix(CounterRandom.StreamOf("U")) ^ CounterRandom.StreamOf("U/Layer2"));
        double[] parameters = Initialized(Model(Network("U", Initializer.HeUniform, 1, 1, 2)), 7);
        Assert.Equal(Math.Sqrt(6.0) * (2 * random.NextUniform() - 1), parameters[2]);
        Assert.Equal(Math.Sqrt(6.0) * (2 * random.NextUniform() - 1), parameters[3]);
    }

    [Fact]
    public void What_does_not_train_lies_behind_what_trains_and_starts_as_it_says()
    {
        ParameterDescription statistics = new("U/norm/mean", [3], 0) { Initial = 0.5, IsTrained = false };
        PinnDescription model = Model([.. Network("U", Initializer.GlorotUniform, 1, 2), statistics]);
        Assert.Equal((4, 7), (model.ParameterCount, model.ValueCount));
        Assert.Equal([0.5, 0.5, 0.5], Initialized(model, 1)[4..]);
        Assert.Throws<ArgumentException>(() => Model([statistics, .. Network("U", Initializer.GlorotUniform, 1, 2)]));
    }

    private static double[] Initialized(PinnDescription model, ulong seed)
    {
        double[] values = new double[model.ValueCount];
        ParameterInitializer.Initialize(model, seed, values);
        return values;
    }

    private static ParameterDescription[] Network(string name, Initializer initializer, params int[] widths) =>
    [
        .. Enumerable.Range(1, widths.Length - 1).SelectMany(i => new[]
        {
            new ParameterDescription($"{name}/Layer{i}/weight", [widths[i], widths[i - 1]], 0)
            {
                Initializer = initializer, FanIn = widths[i - 1], FanOut = widths[i], ReadsInputs = i == 1,
            },
            new ParameterDescription($"{name}/Layer{i}/bias", [widths[i]], 0),
        }),
    ];

    // puts one parameter behind the other
    private static PinnDescription Model(ParameterDescription[] parameters) => new()
    {
        Name = "Model",
        Fingerprint = "",
        LossFingerprint = "",
        Coordinates = [],
        ObservedSets = [],
        Programs = [],
        Parameters = [.. parameters.Select((parameter, i) => parameter with { Offset = parameters[..i].Sum(before => before.Length) })],
        Coefficients = [],
    };
}
