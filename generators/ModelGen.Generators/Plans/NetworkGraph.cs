namespace ModelGen.Generators.Plans;

/// <summary>A network: a graph of layers from scalars to scalars. [Mlp] declares a chain; layers in bodies form any graph.</summary>
internal sealed class NetworkGraph
{
    /// <summary>What messages call it.</summary>
    public required string Name { get; init; }

    /// <summary>The layers, sources first.</summary>
    public required IReadOnlyList<NetworkLayer> Layers { get; init; }

    /// <summary>Root nodes of the scalars that the input layers stack, in the declared graph; null: the coordinates, mapped to [-1, 1].</summary>
    public required IReadOnlyList<int>? Inputs { get; init; }

    /// <summary>Whether inputs that leave [-1, 1] are mapped to it.</summary>
    public bool ScalesInputs { get; init; } = true;

    /// <summary>The elements of layers that the network gives.</summary>
    public required IReadOnlyList<NetworkOutput> Outputs { get; init; }

    /// <summary>The nodes of the declared graph that the outputs are, where bodies write the layers.</summary>
    public IReadOnlyList<int> Roots { get; init; } = [];

    public IEnumerable<DenseLayer> Dense => Layers.OfType<DenseLayer>();

    /// <summary>
    /// Whether it is dense layers in a row with the same activation between them, whose last layer gives all outputs in order:
    /// what kernels for devices know.
    /// </summary>
    public bool IsChain
    {
        get
        {
            if (Layers[0] is not InputLayer || Layers.Count % 2 != 0 || Layers[Layers.Count - 1] is not DenseLayer)
            {
                return false;
            }

            for (int l = 1; l < Layers.Count; l++)
            {
                bool isDense = l % 2 == 1;
                bool fits = isDense
                    ? Layers[l] is DenseLayer
                    : Layers[l] is PointwiseLayer { Sources.Count: 1 } activation && activation.Body == Activation!.Body;
                if (!fits || Layers[l].Sources[0] != l - 1)
                {
                    return false;
                }
            }

            return Outputs.Select((output, k) => output == new NetworkOutput(Layers.Count - 1, k)).All(same => same)
                && Outputs.Count == Layers[Layers.Count - 1].Width;
        }
    }

    /// <summary>
    /// For each layer whether nothing but dense layers reads it, through concatenations at most: then an affine map of it is one of their weights and
    /// biases, and the network can be the same functions as without.
    /// </summary>
    public bool[] ReadByDenseAlone()
    {
        bool[] result = [.. Layers.Select(layer => Outputs.All(output => output.Layer != layer.Number))];
        foreach (NetworkLayer reader in Layers.Reverse())
        {
            foreach (int source in reader.Sources)
            {
                result[source] &= reader is DenseLayer || (reader is ConcatLayer && result[reader.Number]);
            }
        }

        return result;
    }

    private PointwiseLayer? Activation => Layers.Count > 2 ? Layers[2] as PointwiseLayer : null;
}

/// <summary>An element of a layer's vector.</summary>
internal readonly record struct NetworkOutput(int Layer, int Element);
