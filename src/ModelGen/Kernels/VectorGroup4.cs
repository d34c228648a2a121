using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>Four vectors.</summary>
internal readonly unsafe struct VectorGroup4<L, T> : IVectorGroup<VectorGroup4<L, T>, L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private readonly L _first;
    private readonly L _second;
    private readonly L _third;
    private readonly L _fourth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorGroup4(L first, L second, L third, L fourth)
    {
        _first = first;
        _second = second;
        _third = third;
        _fourth = fourth;
    }

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup4<L, T> Repeat(L value) => new(value, value, value, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup4<L, T> Load(T* source, nint step) =>
        new(L.Load(source), L.Load(source + step), L.Load(source + 2 * step), L.Load(source + 3 * step));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, nint step, VectorGroup4<L, T> value)
    {
        L.Store(target, value._first);
        L.Store(target + step, value._second);
        L.Store(target + 2 * step, value._third);
        L.Store(target + 3 * step, value._fourth);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup4<L, T> MultiplyAdd(L a, VectorGroup4<L, T> b, VectorGroup4<L, T> c) => new(
        L.MultiplyAdd(a, b._first, c._first),
        L.MultiplyAdd(a, b._second, c._second),
        L.MultiplyAdd(a, b._third, c._third),
        L.MultiplyAdd(a, b._fourth, c._fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup4<L, T> MultiplyAdd(VectorGroup4<L, T> a, VectorGroup4<L, T> b, VectorGroup4<L, T> c) => new(
        L.MultiplyAdd(a._first, b._first, c._first),
        L.MultiplyAdd(a._second, b._second, c._second),
        L.MultiplyAdd(a._third, b._third, c._third),
        L.MultiplyAdd(a._fourth, b._fourth, c._fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(T* target, VectorGroup4<L, T> value) => L.AddSums(target, value._first, value._second, value._third, value._fourth);
}
