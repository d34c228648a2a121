using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>A dense layer as kernels see it.</summary>
public struct DeviceLayer
{
    /// <summary>Numbers that describe a layer in <see cref="DeviceArguments{L}.Layers"/>.</summary>
    public const int Fields = 4;

    /// <summary>Where its weights start, in numbers.</summary>
    public int Offset;

    /// <summary>Columns of W.</summary>
    public int Inputs;

    /// <summary>Rows of W.</summary>
    public int Outputs;

    /// <summary>Hidden neurons of the network before this layer.</summary>
    public int NeuronsBefore;

    /// <summary>Blocks of eight inputs.</summary>
    public readonly int InputBlocks => (Inputs + 7) / 8;

    /// <summary>Blocks of eight outputs.</summary>
    public readonly int OutputBlocks => (Outputs + 7) / 8;

    /// <summary>Where its biases start, in numbers.</summary>
    public readonly int Biases => Offset + 64 * InputBlocks * OutputBlocks;

    /// <summary>The layer of that number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLayer At(ArrayView<int> layers, int number) => new()
    {
        Offset = layers[Fields * number],
        Inputs = layers[Fields * number + 1],
        Outputs = layers[Fields * number + 2],
        NeuronsBefore = layers[Fields * number + 3],
    };
}
