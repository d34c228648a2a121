using System.Numerics;
using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Register blocks of a matrix product: c[i][j] = start + sum over planes and k of a[plane][i][k] b[plane][k][j], for a few rows i
/// and one group of vectors j. Entries of a are broadcast, rows of b are loaded once for all rows, c stays in registers.
/// </summary>
/// <typeparam name="V">The group of vectors that one row of the block consists of.</typeparam>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class Microkernel<V, L, T>
    where V : struct, IVectorGroup<V, L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>A block of any number of rows that there is a kernel for: 6, 4, 2 or 1.</summary>
    /// <param name="rows">Rows of the block.</param>
    /// <param name="a">The broadcast operand, laid out as S says.</param>
    /// <param name="aPlane">Numbers from one plane of a to the next.</param>
    /// <param name="b">[plane that takes part][k], rows of at least the group's width, one after the other.</param>
    /// <param name="bStride">Numbers from one row of b to the next.</param>
    /// <param name="depth">Terms k of one plane, at least 1.</param>
    /// <param name="planes">Bit p is set where plane p of a takes part.</param>
    /// <param name="c">The target.</param>
    /// <param name="cStride">Numbers from one row of c to the next.</param>
    /// <param name="start">One number per row that the sums start from; unread where S accumulates.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<S>(int rows, T* a, nint aPlane, T* b, nint bStride, int depth, ulong planes, T* c, nint cStride, T* start)
        where S : struct, IBlockShape
    {
        switch (rows)
        {
            case 6:
                Rows6<S>(a, aPlane, b, bStride, depth, planes, c, cStride, start);
                break;
            case 4:
                Rows4<S>(a, aPlane, b, bStride, depth, planes, c, cStride, start);
                break;
            case 2:
                Rows2<S>(a, aPlane, b, bStride, depth, planes, c, cStride, start);
                break;
            default:
                Rows1<S>(a, aPlane, b, bStride, depth, planes, c, cStride, start);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Start<S>(T* c, T* start) where S : struct, IBlockShape =>
        S.Accumulates ? V.Load(c, L.Count) : V.Repeat(L.Broadcast(*start));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows6<S>(T* a, nint aPlane, T* b, nint bStride, int depth, ulong planes, T* c, nint cStride, T* start)
        where S : struct, IBlockShape
    {
        V row0 = Start<S>(c, start);
        V row1 = Start<S>(c + cStride, start + 1);
        V row2 = Start<S>(c + 2 * cStride, start + 2);
        V row3 = Start<S>(c + 3 * cStride, start + 3);
        V row4 = Start<S>(c + 4 * cStride, start + 4);
        V row5 = Start<S>(c + 5 * cStride, start + 5);
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            T* entry = a + BitOperations.TrailingZeroCount(left) * aPlane;
            T* end = entry + (nint)depth * S.DepthStride(6);
            do
            {
                V right = V.Load(b, L.Count);
                row0 = V.MultiplyAdd(L.Broadcast(*entry), right, row0);
                row1 = V.MultiplyAdd(L.Broadcast(entry[S.RowStride]), right, row1);
                row2 = V.MultiplyAdd(L.Broadcast(entry[2 * S.RowStride]), right, row2);
                row3 = V.MultiplyAdd(L.Broadcast(entry[3 * S.RowStride]), right, row3);
                row4 = V.MultiplyAdd(L.Broadcast(entry[4 * S.RowStride]), right, row4);
                row5 = V.MultiplyAdd(L.Broadcast(entry[5 * S.RowStride]), right, row5);
                b += bStride;
                entry += S.DepthStride(6);
            }
            while (entry < end);
        }

        V.Store(c, L.Count, row0);
        V.Store(c + cStride, L.Count, row1);
        V.Store(c + 2 * cStride, L.Count, row2);
        V.Store(c + 3 * cStride, L.Count, row3);
        V.Store(c + 4 * cStride, L.Count, row4);
        V.Store(c + 5 * cStride, L.Count, row5);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4<S>(T* a, nint aPlane, T* b, nint bStride, int depth, ulong planes, T* c, nint cStride, T* start)
        where S : struct, IBlockShape
    {
        V row0 = Start<S>(c, start);
        V row1 = Start<S>(c + cStride, start + 1);
        V row2 = Start<S>(c + 2 * cStride, start + 2);
        V row3 = Start<S>(c + 3 * cStride, start + 3);
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            T* entry = a + BitOperations.TrailingZeroCount(left) * aPlane;
            T* end = entry + (nint)depth * S.DepthStride(4);
            do
            {
                V right = V.Load(b, L.Count);
                row0 = V.MultiplyAdd(L.Broadcast(*entry), right, row0);
                row1 = V.MultiplyAdd(L.Broadcast(entry[S.RowStride]), right, row1);
                row2 = V.MultiplyAdd(L.Broadcast(entry[2 * S.RowStride]), right, row2);
                row3 = V.MultiplyAdd(L.Broadcast(entry[3 * S.RowStride]), right, row3);
                b += bStride;
                entry += S.DepthStride(4);
            }
            while (entry < end);
        }

        V.Store(c, L.Count, row0);
        V.Store(c + cStride, L.Count, row1);
        V.Store(c + 2 * cStride, L.Count, row2);
        V.Store(c + 3 * cStride, L.Count, row3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows2<S>(T* a, nint aPlane, T* b, nint bStride, int depth, ulong planes, T* c, nint cStride, T* start)
        where S : struct, IBlockShape
    {
        V row0 = Start<S>(c, start);
        V row1 = Start<S>(c + cStride, start + 1);
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            T* entry = a + BitOperations.TrailingZeroCount(left) * aPlane;
            T* end = entry + (nint)depth * S.DepthStride(2);
            do
            {
                V right = V.Load(b, L.Count);
                row0 = V.MultiplyAdd(L.Broadcast(*entry), right, row0);
                row1 = V.MultiplyAdd(L.Broadcast(entry[S.RowStride]), right, row1);
                b += bStride;
                entry += S.DepthStride(2);
            }
            while (entry < end);
        }

        V.Store(c, L.Count, row0);
        V.Store(c + cStride, L.Count, row1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1<S>(T* a, nint aPlane, T* b, nint bStride, int depth, ulong planes, T* c, nint cStride, T* start)
        where S : struct, IBlockShape
    {
        V row0 = Start<S>(c, start);
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            T* entry = a + BitOperations.TrailingZeroCount(left) * aPlane;
            T* end = entry + (nint)depth * S.DepthStride(1);
            do
            {
                V right = V.Load(b, L.Count);
                row0 = V.MultiplyAdd(L.Broadcast(*entry), right, row0);
                b += bStride;
                entry += S.DepthStride(1);
            }
            while (entry < end);
        }

        V.Store(c, L.Count, row0);
    }
}
