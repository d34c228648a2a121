using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>Three vectors.</summary>
internal readonly unsafe struct VectorGroup3<L, T> : IVectorGroup<VectorGroup3<L, T>, L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private readonly L _first;
    private readonly L _second;
    private readonly L _third;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorGroup3(L first, L second, L third)
    {
        _first = first;
        _second = second;
        _third = third;
    }

    /// <inheritdoc/>
    public static int Width => 3;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup3<L, T> Repeat(L value) => new(value, value, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup3<L, T> Load(T* source, nint step) => new(L.Load(source), L.Load(source + step), L.Load(source + 2 * step));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, nint step, VectorGroup3<L, T> value)
    {
        L.Store(target, value._first);
        L.Store(target + step, value._second);
        L.Store(target + 2 * step, value._third);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup3<L, T> MultiplyAdd(L a, VectorGroup3<L, T> b, VectorGroup3<L, T> c) => new(
        L.MultiplyAdd(a, b._first, c._first),
        L.MultiplyAdd(a, b._second, c._second),
        L.MultiplyAdd(a, b._third, c._third));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup3<L, T> MultiplyAdd(VectorGroup3<L, T> a, VectorGroup3<L, T> b, VectorGroup3<L, T> c) => new(
        L.MultiplyAdd(a._first, b._first, c._first),
        L.MultiplyAdd(a._second, b._second, c._second),
        L.MultiplyAdd(a._third, b._third, c._third));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(T* target, VectorGroup3<L, T> value)
    {
        target[0] = Number.Add(target[0], L.Sum(value._first));
        target[1] = Number.Add(target[1], L.Sum(value._second));
        target[2] = Number.Add(target[2], L.Sum(value._third));
    }
}
