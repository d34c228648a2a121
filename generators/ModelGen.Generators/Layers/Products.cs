using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>The parameters of layers that are products.</summary>
internal static class Products
{
    /// <summary>Weights and biases under the layer's path.</summary>
    public static void Declare(Expansion node, string path, int[] weights, int fanIn, int fanOut, int initializer, bool hasBias)
    {
        TensorTables tables = node.Graph.Tables;
        tables.Parameter(new ParameterShape(path + "/weight", new(weights))
        {
            Initializer = InitializerNames.Find(initializer) ?? "GlorotUniform",
            FanIn = fanIn,
            FanOut = fanOut,
        });
        if (hasBias)
        {
            tables.Parameter(new ParameterShape(path + "/bias", new([weights[0]])));
        }
    }
}
