using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Transposes rows of a tile, [row][Tile.Points], to [point][row]. .NET has no portable two-vector shuffle, so the in-register
/// step is spelled per instruction set; elsewhere it is a plain loop. Values are moved, never computed: all paths give the same bits.
/// </summary>
internal static unsafe class TileTranspose<T> where T : unmanaged
{
    private static int Points => Tile<T>.Points;

    // rows that are transposed in registers; 0 where there is no instruction for it
    private static int BlockRows => typeof(T) == typeof(float) && Avx512F.IsSupported
        ? 16
        : Avx.IsSupported ? 32 / sizeof(T) : Sse2.IsSupported || AdvSimd.Arm64.IsSupported ? 16 / sizeof(T) : 0;

    /// <summary>target[p][r] = source[r][p] for r below width. Beyond the last row of source they are copies of it.</summary>
    /// <param name="source">[rows][Tile.Points].</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="target">[Tile.Points][stride].</param>
    /// <param name="stride">At least width.</param>
    /// <param name="width">At least rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* source, int rows, T* target, nint stride, int width)
    {
        int blockRows = BlockRows;
        int whole = blockRows == 0 ? 0 : rows / blockRows * blockRows;

        // a cache line of each row of source at a time, so that the lines of target stay in the first-level cache until they are full
        int line = 64 / sizeof(T);
        for (int p = 0; p < Points; p += line)
        {
            for (int first = 0; first < whole; first += blockRows)
            {
                T* block = source + (nint)first * Points + p;
                T* column = target + p * stride + first;
                if (typeof(T) == typeof(float) && Avx512F.IsSupported)
                {
                    SixteenRows((float*)block, (float*)column, stride);
                }
                else if (typeof(T) == typeof(float) && Avx.IsSupported)
                {
                    EightRows((float*)block, (float*)column, stride);
                }
                else if (typeof(T) == typeof(float))
                {
                    FourRows((float*)block, (float*)column, stride);
                }
                else if (Avx.IsSupported)
                {
                    FourRows((double*)block, (double*)column, stride);
                }
                else
                {
                    TwoRows((double*)block, (double*)column, stride);
                }
            }
        }

        for (int row = whole; row < width; row++)
        {
            T* entry = source + (nint)Math.Min(row, rows - 1) * Points;
            for (int p = 0; p < Points; p++)
            {
                target[p * stride + row] = entry[p];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SixteenRows(float* source, float* target, nint stride)
    {
        // within quarters of the vectors first: quarter j of point i is [row 0 ... 3][point 4 j + i]; then the quarters change places
        FourByFour(source, out Vector512<float> point00, out Vector512<float> point01, out Vector512<float> point02, out Vector512<float> point03);
        FourByFour(
            source + 4 * Points,
            out Vector512<float> point10,
            out Vector512<float> point11,
            out Vector512<float> point12,
            out Vector512<float> point13);
        FourByFour(
            source + 8 * Points,
            out Vector512<float> point20,
            out Vector512<float> point21,
            out Vector512<float> point22,
            out Vector512<float> point23);
        FourByFour(
            source + 12 * Points,
            out Vector512<float> point30,
            out Vector512<float> point31,
            out Vector512<float> point32,
            out Vector512<float> point33);
        Quarters(point00, point10, point20, point30, target, 4 * stride);
        Quarters(point01, point11, point21, point31, target + stride, 4 * stride);
        Quarters(point02, point12, point22, point32, target + 2 * stride, 4 * stride);
        Quarters(point03, point13, point23, point33, target + 3 * stride, 4 * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourByFour(
        float* source,
        out Vector512<float> point0,
        out Vector512<float> point1,
        out Vector512<float> point2,
        out Vector512<float> point3)
    {
        Vector512<float> row0 = Vector512.Load(source);
        Vector512<float> row1 = Vector512.Load(source + Points);
        Vector512<float> row2 = Vector512.Load(source + 2 * Points);
        Vector512<float> row3 = Vector512.Load(source + 3 * Points);
        Vector512<double> low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        point0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        point1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        point2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        point3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    // quarter j of the four vectors, one after the other, to target + j step
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarters(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* target, nint step)
    {
        Vector512<float> evenAb = Avx512F.Shuffle4x128(a, b, 0b10_00_10_00);
        Vector512<float> oddAb = Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);
        Vector512<float> evenCd = Avx512F.Shuffle4x128(c, d, 0b10_00_10_00);
        Vector512<float> oddCd = Avx512F.Shuffle4x128(c, d, 0b11_01_11_01);
        Avx512F.Shuffle4x128(evenAb, evenCd, 0b10_00_10_00).Store(target);
        Avx512F.Shuffle4x128(oddAb, oddCd, 0b10_00_10_00).Store(target + step);
        Avx512F.Shuffle4x128(evenAb, evenCd, 0b11_01_11_01).Store(target + 2 * step);
        Avx512F.Shuffle4x128(oddAb, oddCd, 0b11_01_11_01).Store(target + 3 * step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightRows(float* source, float* target, nint stride)
    {
        for (int p = 0; p < 16; p += 4, source += 4, target += 4 * stride)
        {
            // rows r and r + 4 side by side: the four-by-four shuffles then work on both halves at once
            Vector256<float> row0 = Pair(source, 4 * Points);
            Vector256<float> row1 = Pair(source + Points, 4 * Points);
            Vector256<float> row2 = Pair(source + 2 * Points, 4 * Points);
            Vector256<float> row3 = Pair(source + 3 * Points, 4 * Points);
            Vector256<double> low01 = Avx.UnpackLow(row0, row1).AsDouble();
            Vector256<double> low23 = Avx.UnpackLow(row2, row3).AsDouble();
            Vector256<double> high01 = Avx.UnpackHigh(row0, row1).AsDouble();
            Vector256<double> high23 = Avx.UnpackHigh(row2, row3).AsDouble();
            Avx.UnpackLow(low01, low23).AsSingle().Store(target);
            Avx.UnpackHigh(low01, low23).AsSingle().Store(target + stride);
            Avx.UnpackLow(high01, high23).AsSingle().Store(target + 2 * stride);
            Avx.UnpackHigh(high01, high23).AsSingle().Store(target + 3 * stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(double* source, double* target, nint stride)
    {
        for (int p = 0; p < 8; p += 2, source += 2, target += 2 * stride)
        {
            Vector256<double> row0 = Pair(source, 2 * Points);
            Vector256<double> row1 = Pair(source + Points, 2 * Points);
            Avx.UnpackLow(row0, row1).Store(target);
            Avx.UnpackHigh(row0, row1).Store(target + stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(float* source, float* target, nint stride)
    {
        for (int p = 0; p < 16; p += 4, source += 4, target += 4 * stride)
        {
            Vector128<float> row0 = Vector128.Load(source);
            Vector128<float> row1 = Vector128.Load(source + Points);
            Vector128<float> row2 = Vector128.Load(source + 2 * Points);
            Vector128<float> row3 = Vector128.Load(source + 3 * Points);
            Vector128<double> low01 = Interleave.Low(row0, row1).AsDouble();
            Vector128<double> low23 = Interleave.Low(row2, row3).AsDouble();
            Vector128<double> high01 = Interleave.High(row0, row1).AsDouble();
            Vector128<double> high23 = Interleave.High(row2, row3).AsDouble();
            Interleave.Low(low01, low23).AsSingle().Store(target);
            Interleave.High(low01, low23).AsSingle().Store(target + stride);
            Interleave.Low(high01, high23).AsSingle().Store(target + 2 * stride);
            Interleave.High(high01, high23).AsSingle().Store(target + 3 * stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRows(double* source, double* target, nint stride)
    {
        for (int p = 0; p < 8; p += 2, source += 2, target += 2 * stride)
        {
            Vector128<double> row0 = Vector128.Load(source);
            Vector128<double> row1 = Vector128.Load(source + Points);
            Interleave.Low(row0, row1).Store(target);
            Interleave.High(row0, row1).Store(target + stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* source, int distance) => Vector256.Create(Vector128.Load(source), Vector128.Load(source + distance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Pair(double* source, int distance) => Vector256.Create(Vector128.Load(source), Vector128.Load(source + distance));
}
