using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Transposes squares of one vector by one vector, in registers where the processor has shuffles of two vectors. Values are moved, never computed:
/// all paths give the same bits.
/// </summary>
internal static unsafe class SquareTranspose<T> where T : unmanaged
{
    /// <summary>target[i targetStep + j] = source[j sourceStep + i] for i and j below size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(T* source, nint sourceStep, T* target, nint targetStep, int size)
    {
        if (typeof(T) == typeof(float) && size == 16 && Avx512F.IsSupported)
        {
            SixteenFloats((float*)source, sourceStep, (float*)target, targetStep);
        }
        else if (typeof(T) == typeof(float) && size == 8 && Avx.IsSupported)
        {
            EightFloats((float*)source, sourceStep, (float*)target, targetStep);
        }
        else if (typeof(T) == typeof(double) && size == 8 && Avx.IsSupported)
        {
            double* from = (double*)source;
            double* to = (double*)target;
            FourDoubles(from, sourceStep, to, targetStep);
            FourDoubles(from + 4, sourceStep, to + 4 * targetStep, targetStep);
            FourDoubles(from + 4 * sourceStep, sourceStep, to + 4, targetStep);
            FourDoubles(from + 4 * sourceStep + 4, sourceStep, to + 4 * targetStep + 4, targetStep);
        }
        else if (typeof(T) == typeof(double) && size == 4 && Avx.IsSupported)
        {
            FourDoubles((double*)source, sourceStep, (double*)target, targetStep);
        }
        else
        {
            Plain(source, sourceStep, target, targetStep, size);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Plain(T* source, nint sourceStep, T* target, nint targetStep, int size)
    {
        for (int j = 0; j < size; j++)
        {
            T* to = target + j;
            for (int i = 0; i < size; i++)
            {
                *to = source[i];
                to += targetStep;
            }

            source += sourceStep;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SixteenFloats(float* source, nint sourceStep, float* target, nint targetStep)
    {
        // within quarters of the vectors first: quarter j of column i is [row 0 ... 3][column 4 j + i]; then the quarters change places
        FourRows(source, sourceStep, out Vector512<float> a0, out Vector512<float> a1, out Vector512<float> a2, out Vector512<float> a3);
        FourRows(source + 4 * sourceStep, sourceStep, out Vector512<float> b0, out Vector512<float> b1, out Vector512<float> b2, out Vector512<float> b3);
        FourRows(source + 8 * sourceStep, sourceStep, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3);
        FourRows(source + 12 * sourceStep, sourceStep, out Vector512<float> d0, out Vector512<float> d1, out Vector512<float> d2, out Vector512<float> d3);
        Quarters(a0, b0, c0, d0, target, 4 * targetStep);
        Quarters(a1, b1, c1, d1, target + targetStep, 4 * targetStep);
        Quarters(a2, b2, c2, d2, target + 2 * targetStep, 4 * targetStep);
        Quarters(a3, b3, c3, d3, target + 3 * targetStep, 4 * targetStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(
        float* source,
        nint step,
        out Vector512<float> column0,
        out Vector512<float> column1,
        out Vector512<float> column2,
        out Vector512<float> column3)
    {
        Vector512<float> row0 = Vector512.Load(source);
        Vector512<float> row1 = Vector512.Load(source + step);
        Vector512<float> row2 = Vector512.Load(source + 2 * step);
        Vector512<float> row3 = Vector512.Load(source + 3 * step);
        Vector512<double> low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        column0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        column1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        column2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        column3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
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

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void EightFloats(float* source, nint sourceStep, float* target, nint targetStep)
    {
        for (int p = 0; p < 8; p += 4, source += 4, target += 4 * targetStep)
        {
            // rows r and r + 4 side by side: the four-by-four shuffles then work on both halves at once
            Vector256<float> row0 = Pair(source, 4 * sourceStep);
            Vector256<float> row1 = Pair(source + sourceStep, 4 * sourceStep);
            Vector256<float> row2 = Pair(source + 2 * sourceStep, 4 * sourceStep);
            Vector256<float> row3 = Pair(source + 3 * sourceStep, 4 * sourceStep);
            Vector256<double> low01 = Avx.UnpackLow(row0, row1).AsDouble();
            Vector256<double> low23 = Avx.UnpackLow(row2, row3).AsDouble();
            Vector256<double> high01 = Avx.UnpackHigh(row0, row1).AsDouble();
            Vector256<double> high23 = Avx.UnpackHigh(row2, row3).AsDouble();
            Avx.UnpackLow(low01, low23).AsSingle().Store(target);
            Avx.UnpackHigh(low01, low23).AsSingle().Store(target + targetStep);
            Avx.UnpackLow(high01, high23).AsSingle().Store(target + 2 * targetStep);
            Avx.UnpackHigh(high01, high23).AsSingle().Store(target + 3 * targetStep);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourDoubles(double* source, nint sourceStep, double* target, nint targetStep)
    {
        for (int p = 0; p < 4; p += 2, source += 2, target += 2 * targetStep)
        {
            Vector256<double> row0 = Pair(source, 2 * sourceStep);
            Vector256<double> row1 = Pair(source + sourceStep, 2 * sourceStep);
            Avx.UnpackLow(row0, row1).Store(target);
            Avx.UnpackHigh(row0, row1).Store(target + targetStep);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* source, nint distance) => Vector256.Create(Vector128.Load(source), Vector128.Load(source + distance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Pair(double* source, nint distance) => Vector256.Create(Vector128.Load(source), Vector128.Load(source + distance));
}
