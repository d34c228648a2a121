using ModelGen.Kernels;
using ModelGen.Samplers;

namespace ModelGen.Engine;

/// <summary>
/// Starting values of the parameters. A weight depends only on the seed, the network's name, the layer's path and its place in the
/// layer: adding a network or a layer leaves all other weights as they were.
/// </summary>
internal static class ParameterInitializer
{
    private const double SirenFrequency = 30;

    /// <summary>Writes every parameter's starting values, of those that do not train as well.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="values">[model.ValueCount].</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public static void Initialize(ModelDescription model, ulong seed, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (values.Length != model.ValueCount)
        {
            throw new ArgumentException($"'{model.Name}' has {model.ValueCount} parameters, not {values.Length}.", nameof(values));
        }

        foreach (ParameterDescription parameter in model.Parameters)
        {
            Initialize(parameter, seed, values.Slice(parameter.Offset, parameter.Length));
        }
    }

    private static void Initialize(ParameterDescription parameter, ulong seed, Span<double> values)
    {
        if (parameter.Initializer is null && parameter.Deviation == 0)
        {
            values.Fill(parameter.Initial);
            return;
        }

        // Net/0/weight: the stream belongs to layer Net/0 of network Net
        string network = parameter.Path.Split('/')[0];
        string layer = parameter.Path[..Math.Max(0, parameter.Path.LastIndexOf('/'))];
        var random = new CounterRandom(seed, CounterRandom.Mix(CounterRandom.StreamOf(network)) ^ CounterRandom.StreamOf(layer));
        (double scale, bool normal) = parameter.Initializer is { } initializer
            ? Distribution(initializer, parameter.FanIn, parameter.FanOut, parameter.ReadsInputs)
            : (parameter.Deviation, true);
        for (int w = 0; w < values.Length; w++)
        {
            values[w] = scale * (normal ? random.NextNormal() : 2 * random.NextUniform() - 1);
        }
    }

    // a normal distribution's standard deviation, or half the width of a uniform one
    private static (double Scale, bool Normal) Distribution(Initializer initializer, int fanIn, int fanOut, bool readsInputs) => initializer switch
    {
        Initializer.GlorotUniform => (Math.Sqrt(6.0 / (fanIn + fanOut)), false),
        Initializer.GlorotNormal => (Math.Sqrt(2.0 / (fanIn + fanOut)), true),
        Initializer.HeUniform => (Math.Sqrt(6.0 / fanIn), false),
        Initializer.HeNormal => (Math.Sqrt(2.0 / fanIn), true),
        Initializer.LeCunNormal => (Math.Sqrt(1.0 / fanIn), true),
        // the paper's first layer is sin(omega_0 W x) with W in +-1 / inputs; here omega_0 is part of W
        Initializer.Siren => (readsInputs ? SirenFrequency / fanIn : Math.Sqrt(6.0 / fanIn), false),
        _ => throw new ArgumentOutOfRangeException(nameof(initializer), initializer, "There is no such initialiser."),
    };
}
