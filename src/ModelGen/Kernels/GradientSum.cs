using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>The sink that sums over points: gradients and vector-Jacobian products.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public readonly unsafe struct GradientSum<L, T> : IGradientSink<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Layer(in Tile<T> tile, int weights, int biases, int outputs, int inputs, T* zBar, int zBarPlane, T* x, int xPlane, ulong planes, T* scratch)
    {
        int P = Tile<T>.Points;
        T* gradient = tile.Gradient + weights;
        int columns = inputs / L.Count * L.Count;
        if (columns > 0)
        {
            Transpose(x, xPlane, planes, columns, scratch);
            for (int first = 0; first < outputs;)
            {
                int rows = Dense<L, T>.Rows(outputs - first);
                for (int k = 0; k < columns;)
                {
                    int left = (columns - k) / L.Count;
                    int vectors = left >= L.PanelVectors ? L.PanelVectors : left >= 2 ? 2 : 1;
                    Outer(rows, vectors, zBar + (first * P), zBarPlane, scratch + k, columns, planes, gradient + (first * inputs) + k, inputs);
                    k += vectors * L.Count;
                }

                first += rows;
            }
        }

        for (int k = columns; k < inputs; k++)
        {
            Column(outputs, zBar, zBarPlane, x + (k * P), xPlane, planes, gradient + k, inputs);
        }

        for (int m = 0; m < outputs; m++)
        {
            AddSum(tile.Gradient + biases + m, RowSum(zBar + (m * P)));
        }
    }

    /// <inheritdoc/>
    public static void Scalar(in Tile<T> tile, int parameter, T* row) => AddSum(tile.Gradient + parameter, RowSum(row));

    private static L RowSum(T* row)
    {
        L sum = L.Load(row);
        for (int p = L.Count; p < Tile<T>.Points; p += L.Count)
        {
            sum += L.Load(row + p);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSum(T* target, L value)
    {
        T sum = L.Sum(value);
        if (sizeof(T) == sizeof(float))
        {
            *(float*)target += *(float*)&sum;
        }
        else
        {
            *(double*)target += *(double*)&sum;
        }
    }

    /// <summary>x, [plane][column][point], to [plane that takes part][point][column].</summary>
    private static void Transpose(T* x, int xPlane, ulong planes, int columns, T* target)
    {
        for (; planes != 0; planes >>= 1, x += xPlane)
        {
            if ((planes & 1) == 1)
            {
                BlockTranspose.Transpose(x, columns, Tile<T>.Points, target);
                target += columns * Tile<T>.Points;
            }
        }
    }

    /// <summary>One column that no vector holds: dot products over points, four rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Column(int outputs, T* zBar, int zBarPlane, T* x, int xPlane, ulong planes, T* gradient, int stride)
    {
        int P = Tile<T>.Points;
        int m = 0;
        for (; m + 4 <= outputs; m += 4)
        {
            L s0 = L.Constant(0);
            L s1 = s0;
            L s2 = s0;
            L s3 = s0;
            T* z = zBar + (m * P);
            T* row = x;
            for (ulong left = planes; left != 0; left >>= 1, z += zBarPlane, row += xPlane)
            {
                if ((left & 1) == 1)
                {
                    for (int p = 0; p < P; p += L.Count)
                    {
                        L value = L.Load(row + p);
                        s0 = L.MultiplyAdd(value, L.Load(z + p), s0);
                        s1 = L.MultiplyAdd(value, L.Load(z + P + p), s1);
                        s2 = L.MultiplyAdd(value, L.Load(z + (2 * P) + p), s2);
                        s3 = L.MultiplyAdd(value, L.Load(z + (3 * P) + p), s3);
                    }
                }
            }

            AddSum(gradient + (m * stride), s0);
            AddSum(gradient + ((m + 1) * stride), s1);
            AddSum(gradient + ((m + 2) * stride), s2);
            AddSum(gradient + ((m + 3) * stride), s3);
        }

        for (; m < outputs; m++)
        {
            L sum = L.Constant(0);
            T* z = zBar + (m * P);
            T* row = x;
            for (ulong left = planes; left != 0; left >>= 1, z += zBarPlane, row += xPlane)
            {
                if ((left & 1) == 1)
                {
                    for (int p = 0; p < P; p += L.Count)
                    {
                        sum = L.MultiplyAdd(L.Load(row + p), L.Load(z + p), sum);
                    }
                }
            }

            AddSum(gradient + (m * stride), sum);
        }
    }

    private static void Outer(int rows, int vectors, T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int stride)
    {
        switch ((rows * 8) + vectors)
        {
            case (6 * 8) + 4:
                DenseOuterProducts<L, T>.Outer6x4(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (6 * 8) + 2:
                DenseOuterProducts<L, T>.Outer6x2(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (6 * 8) + 1:
                DenseOuterProducts<L, T>.Outer6x1(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (4 * 8) + 4:
                DenseOuterProducts<L, T>.Outer4x4(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (4 * 8) + 2:
                DenseOuterProducts<L, T>.Outer4x2(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (4 * 8) + 1:
                DenseOuterProducts<L, T>.Outer4x1(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (2 * 8) + 4:
                DenseOuterProducts<L, T>.Outer2x4(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (2 * 8) + 2:
                DenseOuterProducts<L, T>.Outer2x2(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (2 * 8) + 1:
                DenseOuterProducts<L, T>.Outer2x1(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (1 * 8) + 4:
                DenseOuterProducts<L, T>.Outer1x4(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (1 * 8) + 2:
                DenseOuterProducts<L, T>.Outer1x2(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
            case (1 * 8) + 1:
                DenseOuterProducts<L, T>.Outer1x1(zBar, zBarPlane, x, columns, planes, gradient, stride);
                break;
        }
    }
}
