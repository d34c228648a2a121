using System.Numerics;
using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Register blocks of dot products over a tile's points: c[i][j] += sum over planes and p of a[plane][i][p] b[plane][j][p],
/// for a few rows i of a and as many rows j of b as a group has vectors. Rows of both are [Tile.Points] long.
/// </summary>
/// <typeparam name="V">The group: one vector per row of b.</typeparam>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class DotKernel<V, L, T>
    where V : struct, IVectorGroup<V, L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>A block of any number of rows that there is a kernel for: 6, 4, 2 or 1.</summary>
    /// <param name="rows">Rows of a.</param>
    /// <param name="a">[plane][row][Tile.Points].</param>
    /// <param name="aPlane">Numbers from one plane of a to the next.</param>
    /// <param name="b">[plane][row][Tile.Points].</param>
    /// <param name="bPlane">Numbers from one plane of b to the next.</param>
    /// <param name="planes">Bit p is set where plane p takes part.</param>
    /// <param name="c">The target, added to.</param>
    /// <param name="cStride">Numbers from one row of c to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(int rows, T* a, nint aPlane, T* b, nint bPlane, ulong planes, T* c, nint cStride)
    {
        switch (rows)
        {
            case 6:
                Rows6(a, aPlane, b, bPlane, planes, c, cStride);
                break;
            case 4:
                Rows4(a, aPlane, b, bPlane, planes, c, cStride);
                break;
            case 2:
                Rows2(a, aPlane, b, bPlane, planes, c, cStride);
                break;
            default:
                Rows1(a, aPlane, b, bPlane, planes, c, cStride);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows6(T* a, nint aPlane, T* b, nint bPlane, ulong planes, T* c, nint cStride)
    {
        V row0 = V.Repeat(L.Constant(0));
        V row1 = V.Repeat(L.Constant(0));
        V row2 = V.Repeat(L.Constant(0));
        V row3 = V.Repeat(L.Constant(0));
        V row4 = V.Repeat(L.Constant(0));
        V row5 = V.Repeat(L.Constant(0));
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            int plane = BitOperations.TrailingZeroCount(left);
            T* entry = a + plane * aPlane;
            T* end = entry + Tile<T>.Points;
            T* other = b + plane * bPlane;
            do
            {
                V right = V.Load(other, Tile<T>.Points);
                row0 = V.MultiplyAdd(L.Load(entry), right, row0);
                row1 = V.MultiplyAdd(L.Load(entry + Tile<T>.Points), right, row1);
                row2 = V.MultiplyAdd(L.Load(entry + 2 * Tile<T>.Points), right, row2);
                row3 = V.MultiplyAdd(L.Load(entry + 3 * Tile<T>.Points), right, row3);
                row4 = V.MultiplyAdd(L.Load(entry + 4 * Tile<T>.Points), right, row4);
                row5 = V.MultiplyAdd(L.Load(entry + 5 * Tile<T>.Points), right, row5);
                other += L.Count;
                entry += L.Count;
            }
            while (entry < end);
        }

        V.AddSums(c, row0);
        V.AddSums(c + cStride, row1);
        V.AddSums(c + 2 * cStride, row2);
        V.AddSums(c + 3 * cStride, row3);
        V.AddSums(c + 4 * cStride, row4);
        V.AddSums(c + 5 * cStride, row5);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(T* a, nint aPlane, T* b, nint bPlane, ulong planes, T* c, nint cStride)
    {
        V row0 = V.Repeat(L.Constant(0));
        V row1 = V.Repeat(L.Constant(0));
        V row2 = V.Repeat(L.Constant(0));
        V row3 = V.Repeat(L.Constant(0));
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            int plane = BitOperations.TrailingZeroCount(left);
            T* entry = a + plane * aPlane;
            T* end = entry + Tile<T>.Points;
            T* other = b + plane * bPlane;
            do
            {
                V right = V.Load(other, Tile<T>.Points);
                row0 = V.MultiplyAdd(L.Load(entry), right, row0);
                row1 = V.MultiplyAdd(L.Load(entry + Tile<T>.Points), right, row1);
                row2 = V.MultiplyAdd(L.Load(entry + 2 * Tile<T>.Points), right, row2);
                row3 = V.MultiplyAdd(L.Load(entry + 3 * Tile<T>.Points), right, row3);
                other += L.Count;
                entry += L.Count;
            }
            while (entry < end);
        }

        V.AddSums(c, row0);
        V.AddSums(c + cStride, row1);
        V.AddSums(c + 2 * cStride, row2);
        V.AddSums(c + 3 * cStride, row3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows2(T* a, nint aPlane, T* b, nint bPlane, ulong planes, T* c, nint cStride)
    {
        V row0 = V.Repeat(L.Constant(0));
        V row1 = V.Repeat(L.Constant(0));
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            int plane = BitOperations.TrailingZeroCount(left);
            T* entry = a + plane * aPlane;
            T* end = entry + Tile<T>.Points;
            T* other = b + plane * bPlane;
            do
            {
                V right = V.Load(other, Tile<T>.Points);
                row0 = V.MultiplyAdd(L.Load(entry), right, row0);
                row1 = V.MultiplyAdd(L.Load(entry + Tile<T>.Points), right, row1);
                other += L.Count;
                entry += L.Count;
            }
            while (entry < end);
        }

        V.AddSums(c, row0);
        V.AddSums(c + cStride, row1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(T* a, nint aPlane, T* b, nint bPlane, ulong planes, T* c, nint cStride)
    {
        V row0 = V.Repeat(L.Constant(0));
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            int plane = BitOperations.TrailingZeroCount(left);
            T* entry = a + plane * aPlane;
            T* end = entry + Tile<T>.Points;
            T* other = b + plane * bPlane;
            do
            {
                V right = V.Load(other, Tile<T>.Points);
                row0 = V.MultiplyAdd(L.Load(entry), right, row0);
                other += L.Count;
                entry += L.Count;
            }
            while (entry < end);
        }

        V.AddSums(c, row0);
    }
}
