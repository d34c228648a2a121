using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>Four vectors.</summary>
internal readonly unsafe struct VectorGroup4<L, T> : IVectorGroup<VectorGroup4<L, T>, L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private readonly L first;
    private readonly L second;
    private readonly L third;
    private readonly L fourth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorGroup4(L first, L second, L third, L fourth)
    {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
    }

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup4<L, T> Repeat(L value) => new(value, value, value, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup4<L, T> Load(T* source, nint step) => new(L.Load(source), L.Load(source + step), L.Load(source + (2 * step)), L.Load(source + (3 * step)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, nint step, VectorGroup4<L, T> value)
    {
        L.Store(target, value.first);
        L.Store(target + step, value.second);
        L.Store(target + (2 * step), value.third);
        L.Store(target + (3 * step), value.fourth);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup4<L, T> MultiplyAdd(L a, VectorGroup4<L, T> b, VectorGroup4<L, T> c) => new(
        L.MultiplyAdd(a, b.first, c.first),
        L.MultiplyAdd(a, b.second, c.second),
        L.MultiplyAdd(a, b.third, c.third),
        L.MultiplyAdd(a, b.fourth, c.fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorGroup4<L, T> MultiplyAdd(VectorGroup4<L, T> a, VectorGroup4<L, T> b, VectorGroup4<L, T> c) => new(
        L.MultiplyAdd(a.first, b.first, c.first),
        L.MultiplyAdd(a.second, b.second, c.second),
        L.MultiplyAdd(a.third, b.third, c.third),
        L.MultiplyAdd(a.fourth, b.fourth, c.fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(T* target, VectorGroup4<L, T> value) => L.AddSums(target, value.first, value.second, value.third, value.fourth);
}
