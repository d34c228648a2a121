using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>One vector.</summary>
internal readonly unsafe struct VectorGroup1<L, T> : IVectorGroup<VectorGroup1<L, T>, L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private readonly L _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorGroup1(L first)
    {
        _first = first;
    }

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup1<L, T> Repeat(L value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup1<L, T> Load(T* source, nint step) => new(L.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, nint step, VectorGroup1<L, T> value)
    {
        L.Store(target, value._first);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup1<L, T> MultiplyAdd(L a, VectorGroup1<L, T> b, VectorGroup1<L, T> c) => new(
        L.MultiplyAdd(a, b._first, c._first));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup1<L, T> MultiplyAdd(VectorGroup1<L, T> a, VectorGroup1<L, T> b, VectorGroup1<L, T> c) => new(
        L.MultiplyAdd(a._first, b._first, c._first));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(T* target, VectorGroup1<L, T> value)
    {
        target[0] = Number.Add(target[0], L.Sum(value._first));
    }
}
