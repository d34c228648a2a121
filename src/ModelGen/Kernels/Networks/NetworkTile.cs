using System.Runtime.CompilerServices;
using ModelGen.Kernels.Tensors;

namespace ModelGen.Kernels.Networks;

/// <summary>
/// A tile of samples on its way through a program: lanes are samples. Rows are [channel][pixel] of each tensor, each row <see cref="Samples"/> numbers long;
/// behind the last sample of a batch it is repeated, and adjoints are zero.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public unsafe struct NetworkTile<T> where T : unmanaged
{
    /// <summary>What all tiles share.</summary>
    public NetworkMemory<T> Network;

    /// <summary>The workspace, [row][sample].</summary>
    public T* Rows;

    /// <summary>Samples of a tile: a multiple of the lanes, or 1 where it <see cref="IsSingle"/>.</summary>
    public int Samples;

    /// <summary>Whether it is one sample, whose elements are the lanes; never where a lane type has one lane anyway.</summary>
    public bool IsSingle;

    /// <summary>Those that are in the batch.</summary>
    public int Valid;

    /// <summary>The tile's number in the batch.</summary>
    public int Number;

    /// <summary>Which samples of the columns they are, [valid].</summary>
    public long* Indices;

    /// <summary>Gradients add to it, [parameter].</summary>
    public T* Gradient;

    /// <summary>Receives the sum of each term over the tile's samples, [term].</summary>
    public double* Terms;

    /// <summary>Receives what the tile adds to statistics of the batch.</summary>
    public double* Moments;

    /// <summary>The caller's share of every step.</summary>
    public Part Part;

    /// <summary>Where those who share the steps wait for each other; null where one does all.</summary>
    public StepBarrier? Barrier;

    /// <summary>A row of the workspace.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T* Row(int row) => Rows + (nint)row * Samples;

    /// <summary>The caller's share of so many rows.</summary>
    public readonly (int First, int End) Share(int rows) =>
        ((int)((long)rows * Part.Index / Part.Count), (int)((long)rows * (Part.Index + 1) / Part.Count));

    /// <summary>Waits until all shares of the step are done.</summary>
    public readonly void EndStep() => Barrier?.Wait();
}
