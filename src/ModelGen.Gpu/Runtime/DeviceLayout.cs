using ModelGen.Kernels;

namespace ModelGen.Gpu;

/// <summary>
/// Where a device keeps the parameters: [layer: inputs][outputs], both padded to eights with zeros, then the layer's biases; the learnables last.
/// The transposed weights lie at the same offsets. Padding is never written, so that it stays zero.
/// </summary>
internal sealed class DeviceLayout
{
    public DeviceLayout(ModelDescription model, IReadOnlyList<DenseLayerLayout> denseLayers)
    {
        Slots = new int[model.ParameterCount];
        TransposedSlots = new int[model.ParameterCount];
        Array.Fill(TransposedSlots, -1);
        List<int> layers = [];
        int offset = 0;
        foreach (DenseLayerLayout layer in denseLayers)
        {
            var shape = new DeviceLayer { Offset = offset, Inputs = layer.Inputs, Outputs = layer.Outputs };
            layers.AddRange([offset, layer.Inputs, layer.Outputs, layer.NeuronsBefore]);
            for (int m = 0; m < layer.Outputs; m++)
            {
                for (int k = 0; k < layer.Inputs; k++)
                {
                    int parameter = layer.Weights + m * layer.Inputs + k;
                    Slots[parameter] = offset + 8 * shape.OutputBlocks * k + m;
                    TransposedSlots[parameter] = offset + 8 * shape.InputBlocks * m + k;
                }

                Slots[layer.Biases + m] = shape.Biases + m;
            }

            offset = shape.Biases + 8 * shape.OutputBlocks;
        }

        FirstLearnable = offset;
        foreach (ParameterDescription learnable in model.Learnables)
        {
            Slots[learnable.Offset] = offset++;
        }

        Length = Math.Max(4, (offset + 3) / 4 * 4);
        Layers = [.. layers];
        ParameterOf = new int[Length];
        Array.Fill(ParameterOf, -1);
        for (int parameter = 0; parameter < Slots.Length; parameter++)
        {
            ParameterOf[Slots[parameter]] = parameter;
        }
    }

    /// <summary>Where each parameter lies, [parameter].</summary>
    public int[] Slots { get; }

    /// <summary>Where each weight lies among the transposed ones, or -1, [parameter].</summary>
    public int[] TransposedSlots { get; }

    /// <summary>The parameter that lies there, or -1 for padding, [slot].</summary>
    public int[] ParameterOf { get; }

    /// <summary>What kernels know of the layers, [layer][<see cref="DeviceLayer.Fields"/>].</summary>
    public int[] Layers { get; }

    /// <summary>Where the learnables start.</summary>
    public int FirstLearnable { get; }

    /// <summary>Numbers in all.</summary>
    public int Length { get; }
}
