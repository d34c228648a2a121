using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>Where a group keeps the rows that it multiplies; chosen when a kernel is compiled, so that every access knows its address space.</summary>
public interface IRowMemory
{
    /// <summary>The rows, [neuron][RowQuads].</summary>
    /// <param name="scratch">The group's scratch, whose first quads may serve.</param>
    static abstract ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L>;
}

/// <summary>Shared memory, of the size that the launch asks for.</summary>
public readonly struct SharedRows : IRowMemory
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L> =>
        // ILGPU 1.5.3 spells the length of any other element type wrongly in OpenCL
        SharedMemory.GetDynamic<byte>().Cast<Quad<L>>();
}

/// <summary>Global memory, for networks or jets that are too large for shared memory.</summary>
public readonly struct ScratchRows : IRowMemory
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L> => scratch;
}
