using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Transforms;

/// <summary>Declared networks as graphs of layers: what [Mlp] declares is a chain of dense layers with an activation between them.</summary>
internal static class BuildNetworks
{
    public static NetworkGraph Chain(NetworkSpec network, int inputs, Lazy<IrNode> activation)
    {
        int outputs = network.Fields.Sum(field => field.IsComplex ? 2 : 1);
        var layers = new List<NetworkLayer> { new InputLayer(0, "inputs", inputs, 0) };
        int[] widths = [.. network.Widths, outputs];
        for (int l = 0; l < widths.Length; l++)
        {
            NetworkLayer below = layers[layers.Count - 1];
            string number = CodeWriter.Number(l);
            bool isLast = l == widths.Length - 1;
            layers.Add(new DenseLayer(
                layers.Count, isLast ? "outputs" : "z" + number, widths[l], below.Number, below.Width, l, network.Name + "/" + number, network.Initializer));
            if (!isLast)
            {
                layers.Add(new PointwiseLayer(layers.Count, network.ActivationName, widths[l], [layers.Count - 1], activation));
            }
        }

        return new NetworkGraph
        {
            Name = network.Name,
            Layers = layers,
            Inputs = network.Inputs is { } declared ? [.. declared] : null,
            ScalesInputs = network.ScalesInputs,
            Outputs = [.. Enumerable.Range(0, outputs).Select(k => new NetworkOutput(layers.Count - 1, k))],
        };
    }
}
