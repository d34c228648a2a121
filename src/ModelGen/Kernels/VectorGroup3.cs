using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>Three vectors.</summary>
internal readonly unsafe struct VectorGroup3<L, T> : IVectorGroup<VectorGroup3<L, T>, L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private readonly L first;
    private readonly L second;
    private readonly L third;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorGroup3(L first, L second, L third)
    {
        this.first = first;
        this.second = second;
        this.third = third;
    }

    /// <inheritdoc/>
    public static int Width => 3;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup3<L, T> Repeat(L value) => new(value, value, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup3<L, T> Load(T* source, nint step) => new(L.Load(source), L.Load(source + step), L.Load(source + (2 * step)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, nint step, VectorGroup3<L, T> value)
    {
        L.Store(target, value.first);
        L.Store(target + step, value.second);
        L.Store(target + (2 * step), value.third);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup3<L, T> MultiplyAdd(L a, VectorGroup3<L, T> b, VectorGroup3<L, T> c) => new(
        L.MultiplyAdd(a, b.first, c.first),
        L.MultiplyAdd(a, b.second, c.second),
        L.MultiplyAdd(a, b.third, c.third));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup3<L, T> MultiplyAdd(VectorGroup3<L, T> a, VectorGroup3<L, T> b, VectorGroup3<L, T> c) => new(
        L.MultiplyAdd(a.first, b.first, c.first),
        L.MultiplyAdd(a.second, b.second, c.second),
        L.MultiplyAdd(a.third, b.third, c.third));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(T* target, VectorGroup3<L, T> value)
    {
        target[0] = Number.Add(target[0], L.Sum(value.first));
        target[1] = Number.Add(target[1], L.Sum(value.second));
        target[2] = Number.Add(target[2], L.Sum(value.third));
    }
}
