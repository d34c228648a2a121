using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>Where a group keeps the rows that it multiplies; chosen when a kernel is compiled, so that every access knows its address space.</summary>
/// <remarks>
/// Sizes are part of the type because ILGPU 1.5.3 keeps the pointer to dynamic shared memory in a variable of the whole OpenCL program, where groups
/// that run at the same time overwrite it.
/// </remarks>
public interface IRowMemory
{
    /// <summary>Quads that fit; the scratch of any size counts as none.</summary>
    static abstract int Quads { get; }

    /// <summary>The rows, [neuron][RowQuads].</summary>
    /// <param name="scratch">The group's scratch, whose first quads may serve.</param>
    static abstract ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L>;
}

/// <summary>Global memory, for networks or jets that are too large for shared memory.</summary>
public readonly struct ScratchRows : IRowMemory
{
    /// <inheritdoc/>
    public static int Quads => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L> => scratch;
}

/// <summary>512 quads of shared memory: 8 KiB of float.</summary>
public readonly struct SharedRows512 : IRowMemory
{
    /// <inheritdoc/>
    public static int Quads => 512;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L> => SharedMemory.Allocate<Quad<L>>(512);
}

/// <summary>1024 quads of shared memory: 16 KiB of float.</summary>
public readonly struct SharedRows1024 : IRowMemory
{
    /// <inheritdoc/>
    public static int Quads => 1024;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L> => SharedMemory.Allocate<Quad<L>>(1024);
}

/// <summary>1536 quads of shared memory: 24 KiB of float.</summary>
public readonly struct SharedRows1536 : IRowMemory
{
    /// <inheritdoc/>
    public static int Quads => 1536;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L> => SharedMemory.Allocate<Quad<L>>(1536);
}

/// <summary>2048 quads of shared memory: 32 KiB of float.</summary>
public readonly struct SharedRows2048 : IRowMemory
{
    /// <inheritdoc/>
    public static int Quads => 2048;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L> => SharedMemory.Allocate<Quad<L>>(2048);
}

/// <summary>2560 quads of shared memory: 40 KiB of float.</summary>
public readonly struct SharedRows2560 : IRowMemory
{
    /// <inheritdoc/>
    public static int Quads => 2560;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L> => SharedMemory.Allocate<Quad<L>>(2560);
}

/// <summary>3072 quads of shared memory: 48 KiB of float.</summary>
public readonly struct SharedRows3072 : IRowMemory
{
    /// <inheritdoc/>
    public static int Quads => 3072;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Quad<L>> Rows<L>(ArrayView<Quad<L>> scratch) where L : unmanaged, IDeviceLane<L> => SharedMemory.Allocate<Quad<L>>(3072);
}
