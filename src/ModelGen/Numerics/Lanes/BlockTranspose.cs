using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Numerics;

/// <summary>Transposes matrices in 128-bit blocks: 4x4 float, 2x2 double.</summary>
internal static unsafe class BlockTranspose
{
    /// <summary>source, [rows][columns], to target, [columns][rows].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(T* source, int rows, int columns, T* target) where T : unmanaged
    {
        int block = 16 / sizeof(T);
        bool hasUnpack = Sse2.IsSupported || AdvSimd.Arm64.IsSupported;
        int blockRows = hasUnpack ? rows / block * block : 0;
        int blockColumns = hasUnpack ? columns / block * block : 0;
        for (int c = 0; c < blockColumns; c += block)
        {
            for (int r = 0; r < blockRows; r += block)
            {
                if (sizeof(T) == sizeof(float))
                {
                    Four((float*)source + (r * columns) + c, columns, (float*)target + (c * rows) + r, rows);
                }
                else
                {
                    Two((double*)source + (r * columns) + c, columns, (double*)target + (c * rows) + r, rows);
                }
            }
        }

        for (int c = 0; c < columns; c++)
        {
            for (int r = c < blockColumns ? blockRows : 0; r < rows; r++)
            {
                target[(c * rows) + r] = source[(r * columns) + c];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(float* source, int columns, float* target, int rows)
    {
        Vector128<float> a = Vector128.Load(source);
        Vector128<float> b = Vector128.Load(source + columns);
        Vector128<float> c = Vector128.Load(source + (2 * columns));
        Vector128<float> d = Vector128.Load(source + (3 * columns));
        Vector128<double> ab = Low(a, b).AsDouble();
        Vector128<double> cd = Low(c, d).AsDouble();
        Low(ab, cd).AsSingle().Store(target);
        High(ab, cd).AsSingle().Store(target + rows);
        ab = High(a, b).AsDouble();
        cd = High(c, d).AsDouble();
        Low(ab, cd).AsSingle().Store(target + (2 * rows));
        High(ab, cd).AsSingle().Store(target + (3 * rows));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two(double* source, int columns, double* target, int rows)
    {
        Vector128<double> a = Vector128.Load(source);
        Vector128<double> b = Vector128.Load(source + columns);
        Low(a, b).Store(target);
        High(a, b).Store(target + rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) => Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) => Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Low(Vector128<double> a, Vector128<double> b) => Sse2.IsSupported ? Sse2.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> High(Vector128<double> a, Vector128<double> b) => Sse2.IsSupported ? Sse2.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
