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

    /// <summary>Writes every network's weights and biases and every learnable's initial number.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="parameters">[model.ParameterCount].</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public static void Initialize(ModelDescription model, ulong seed, Span<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (parameters.Length != model.ParameterCount)
        {
            throw new ArgumentException($"'{model.Name}' has {model.ParameterCount} parameters, not {parameters.Length}.", nameof(parameters));
        }

        foreach (NetworkDescription network in model.Networks)
        {
            Initialize(network, seed, parameters);
        }

        foreach (LearnableDescription learnable in model.Learnables)
        {
            parameters[learnable.Offset] = learnable.Initial;
        }
    }

    /// <summary>Writes one network's weights and biases at the offsets that its layers state.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="parameters">The whole model's parameters.</param>
    public static void Initialize(NetworkDescription network, ulong seed, Span<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(network);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDescription layer = network.Layers[i];
            ulong stream = CounterRandom.Mix(CounterRandom.StreamOf(network.Name)) ^ CounterRandom.StreamOf(layer.Path);
            var random = new CounterRandom(seed, stream);
            Span<double> weights = parameters.Slice(layer.WeightOffset, layer.Outputs * layer.Inputs);
            (double scale, bool normal) = Distribution(network.Initializer, layer, first: i == 0);
            for (int w = 0; w < weights.Length; w++)
            {
                weights[w] = scale * (normal ? random.NextNormal() : 2 * random.NextUniform() - 1);
            }

            parameters.Slice(layer.BiasOffset, layer.Outputs).Clear();
        }
    }

    // a normal distribution's standard deviation, or half the width of a uniform one
    private static (double Scale, bool Normal) Distribution(Initializer initializer, LayerDescription layer, bool first) => initializer switch
    {
        Initializer.GlorotUniform => (Math.Sqrt(6.0 / (layer.Inputs + layer.Outputs)), false),
        Initializer.GlorotNormal => (Math.Sqrt(2.0 / (layer.Inputs + layer.Outputs)), true),
        Initializer.HeUniform => (Math.Sqrt(6.0 / layer.Inputs), false),
        Initializer.HeNormal => (Math.Sqrt(2.0 / layer.Inputs), true),
        Initializer.LeCunNormal => (Math.Sqrt(1.0 / layer.Inputs), true),
        // the paper's first layer is sin(omega_0 W x) with W in +-1 / inputs; here omega_0 is part of W
        Initializer.Siren => (first ? SirenFrequency / layer.Inputs : Math.Sqrt(6.0 / layer.Inputs), false),
        _ => throw new ArgumentOutOfRangeException(nameof(initializer), initializer, "There is no such initialiser."),
    };
}
