namespace ModelGen.Generators.Plans;

/// <summary>Where every parameter lives: networks layer by layer, weights then biases, then the learnable scalars.</summary>
internal sealed class ParameterLayout
{
    public ParameterLayout(IReadOnlyList<NetworkGraph> networks, int learnables)
    {
        int offset = 0;
        int packed = 0;
        var all = new List<IReadOnlyList<DensePlan>>();
        foreach (NetworkGraph network in networks)
        {
            var layers = new List<DensePlan>();
            foreach (DenseLayer layer in network.Dense)
            {
                layers.Add(new DensePlan(
                    packed++,
                    layer.Path,
                    layer.Inputs,
                    layer.Width,
                    offset,
                    offset + layer.Inputs * layer.Width,
                    layer.Initializer,
                    network.Layers[layer.Source] is InputLayer));
                offset += (layer.Inputs + 1) * layer.Width;
            }

            all.Add(layers);
        }

        Networks = all;
        FirstLearnable = offset;
        ParameterCount = offset + learnables;
    }

    /// <summary>[network][dense layer].</summary>
    public IReadOnlyList<IReadOnlyList<DensePlan>> Networks { get; }

    public int FirstLearnable { get; }

    public int ParameterCount { get; }

    public IEnumerable<DensePlan> Layers => Networks.SelectMany(layers => layers);
}

/// <summary>A dense layer's parameters: its number among all of the model, its path, its shape and its offsets.</summary>
internal sealed record DensePlan(int Number, string Path, int Inputs, int Outputs, int Weights, int Biases, string Initializer, bool IsFirst);
