using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Kernels;

/// <summary>
/// Transposes rows of a tile, [row][Tile.Points], to [point][row]. .NET has no portable two-vector shuffle, so the in-register
/// step is spelled per instruction set; elsewhere it is a plain loop. Values are moved, never computed: all paths give the same bits.
/// </summary>
internal static unsafe class TileTranspose<T> where T : unmanaged
{
    private static int Points => Tile<T>.Points;

    // rows that are transposed in registers; 0 where there is no instruction for it
    private static int BlockRows => Avx.IsSupported ? 32 / sizeof(T) : Sse2.IsSupported || AdvSimd.Arm64.IsSupported ? 16 / sizeof(T) : 0;

    /// <summary>target[p][r] = source[r][p]. The numbers of target's rows beyond the last row of source are copies of it.</summary>
    /// <param name="source">[rows][Tile.Points].</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="target">[Tile.Points][stride].</param>
    /// <param name="stride">At least rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* source, int rows, T* target, nint stride)
    {
        int blockRows = BlockRows;
        int whole = blockRows == 0 ? 0 : rows / blockRows * blockRows;

        // a cache line of each row of source at a time, so that the lines of target stay in the first-level cache until they are full
        int line = 64 / sizeof(T);
        for (int p = 0; p < Points; p += line)
        {
            for (int first = 0; first < whole; first += blockRows)
            {
                T* block = source + ((nint)first * Points) + p;
                T* column = target + (p * stride) + first;
                if (typeof(T) == typeof(float) && Avx.IsSupported)
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

        for (int row = whole; row < stride; row++)
        {
            T* entry = source + ((nint)Math.Min(row, rows - 1) * Points);
            for (int p = 0; p < Points; p++)
            {
                target[(p * stride) + row] = entry[p];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightRows(float* source, float* target, nint stride)
    {
        for (int p = 0; p < 16; p += 4, source += 4, target += 4 * stride)
        {
            // rows r and r + 4 side by side: the four-by-four shuffles then work on both halves at once
            Vector256<float> row0 = Pair(source, 4 * Points);
            Vector256<float> row1 = Pair(source + Points, 4 * Points);
            Vector256<float> row2 = Pair(source + (2 * Points), 4 * Points);
            Vector256<float> row3 = Pair(source + (3 * Points), 4 * Points);
            Vector256<double> low01 = Avx.UnpackLow(row0, row1).AsDouble();
            Vector256<double> low23 = Avx.UnpackLow(row2, row3).AsDouble();
            Vector256<double> high01 = Avx.UnpackHigh(row0, row1).AsDouble();
            Vector256<double> high23 = Avx.UnpackHigh(row2, row3).AsDouble();
            Avx.UnpackLow(low01, low23).AsSingle().Store(target);
            Avx.UnpackHigh(low01, low23).AsSingle().Store(target + stride);
            Avx.UnpackLow(high01, high23).AsSingle().Store(target + (2 * stride));
            Avx.UnpackHigh(high01, high23).AsSingle().Store(target + (3 * stride));
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
            Vector128<float> row2 = Vector128.Load(source + (2 * Points));
            Vector128<float> row3 = Vector128.Load(source + (3 * Points));
            Vector128<double> low01 = InterleaveLow(row0, row1).AsDouble();
            Vector128<double> low23 = InterleaveLow(row2, row3).AsDouble();
            Vector128<double> high01 = InterleaveHigh(row0, row1).AsDouble();
            Vector128<double> high23 = InterleaveHigh(row2, row3).AsDouble();
            InterleaveLow(low01, low23).AsSingle().Store(target);
            InterleaveHigh(low01, low23).AsSingle().Store(target + stride);
            InterleaveLow(high01, high23).AsSingle().Store(target + (2 * stride));
            InterleaveHigh(high01, high23).AsSingle().Store(target + (3 * stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRows(double* source, double* target, nint stride)
    {
        for (int p = 0; p < 8; p += 2, source += 2, target += 2 * stride)
        {
            Vector128<double> row0 = Vector128.Load(source);
            Vector128<double> row1 = Vector128.Load(source + Points);
            InterleaveLow(row0, row1).Store(target);
            InterleaveHigh(row0, row1).Store(target + stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* source, int distance) => Vector256.Create(Vector128.Load(source), Vector128.Load(source + distance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Pair(double* source, int distance) => Vector256.Create(Vector128.Load(source), Vector128.Load(source + distance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> InterleaveLow(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> InterleaveHigh(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
