using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Emit;

/// <summary>Where every parameter lives: networks layer by layer, weights then biases, then the learnable scalars.</summary>
internal sealed class ModelLayout
{
    public ModelLayout(ModelSpec spec, Func<int, int> inputsOf, Func<int, int> outputsOf)
    {
        int offset = 0;
        int packed = 0;
        var networks = new List<IReadOnlyList<LayerLayout>>();
        for (int n = 0; n < spec.Networks.Count; n++)
        {
            var layers = new List<LayerLayout>();
            int inputs = inputsOf(n);
            foreach (int outputs in spec.Networks[n].Widths.Append(outputsOf(n)))
            {
                layers.Add(new LayerLayout(packed++, inputs, outputs, offset, offset + inputs * outputs));
                offset += (inputs + 1) * outputs;
                inputs = outputs;
            }

            networks.Add(layers);
        }

        Networks = networks;
        FirstLearnable = offset;
        ParameterCount = offset + spec.Learnables.Count;
    }

    public IReadOnlyList<IReadOnlyList<LayerLayout>> Networks { get; }

    public int FirstLearnable { get; }

    public int ParameterCount { get; }

    public IEnumerable<LayerLayout> Layers => Networks.SelectMany(layers => layers);
}

/// <summary>A dense layer: its number among all layers of the model, its shape and its offsets.</summary>
internal sealed record LayerLayout(int Number, int Inputs, int Outputs, int Weights, int Biases);
