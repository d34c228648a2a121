using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>Two vectors.</summary>
internal readonly unsafe struct VectorGroup2<L, T> : IVectorGroup<VectorGroup2<L, T>, L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private readonly L _first;
    private readonly L _second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorGroup2(L first, L second)
    {
        _first = first;
        _second = second;
    }

    /// <inheritdoc/>
    public static int Width => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup2<L, T> Repeat(L value) => new(value, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup2<L, T> Load(T* source, nint step) => new(L.Load(source), L.Load(source + step));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, nint step, VectorGroup2<L, T> value)
    {
        L.Store(target, value._first);
        L.Store(target + step, value._second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup2<L, T> MultiplyAdd(L a, VectorGroup2<L, T> b, VectorGroup2<L, T> c) => new(
        L.MultiplyAdd(a, b._first, c._first),
        L.MultiplyAdd(a, b._second, c._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup2<L, T> MultiplyAdd(VectorGroup2<L, T> a, VectorGroup2<L, T> b, VectorGroup2<L, T> c) => new(
        L.MultiplyAdd(a._first, b._first, c._first),
        L.MultiplyAdd(a._second, b._second, c._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(T* target, VectorGroup2<L, T> value)
    {
        target[0] = Number.Add(target[0], L.Sum(value._first));
        target[1] = Number.Add(target[1], L.Sum(value._second));
    }
}
