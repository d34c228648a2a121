using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>The sink that keeps points apart: Jacobian rows, [parameter][Tile.Points]. A point's weight adjoint is an outer product.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public readonly unsafe struct JacobianRows<L, T> : IGradientSink<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Layer(in Tile<T> tile, int weights, int biases, int outputs, int inputs, T* zBar, int zBarPlane, T* x, int xPlane, ulong planes, T* scratch)
    {
        int P = Tile<T>.Points;
        for (int m = 0; m < outputs; m++)
        {
            for (int p = 0; p < P; p += L.Count)
            {
                T* target = tile.Gradient + ((long)(weights + (m * inputs)) * P) + p;
                for (int k = 0; k < inputs; k++, target += P)
                {
                    L sum = L.Load(target);
                    T* z = zBar + (m * P) + p;
                    T* row = x + (k * P) + p;
                    for (ulong left = planes; left != 0; left >>= 1, z += zBarPlane, row += xPlane)
                    {
                        if ((left & 1) == 1)
                        {
                            sum = L.MultiplyAdd(L.Load(z), L.Load(row), sum);
                        }
                    }

                    L.Store(target, sum);
                }
            }

            Scalar(tile, biases + m, zBar + (m * P));
        }
    }

    /// <inheritdoc/>
    public static void Scalar(in Tile<T> tile, int parameter, T* row)
    {
        int P = Tile<T>.Points;
        T* target = tile.Gradient + ((long)parameter * P);
        for (int p = 0; p < P; p += L.Count)
        {
            L.Store(target + p, L.Load(target + p) + L.Load(row + p));
        }
    }
}
