using System.Numerics;
using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Keeps each point's adjoint of the parameters apart: J[m inputs + k][p] += sum over planes c of zBar[c][m][p] x[c][k][p].
/// The tile's Gradient is [parameter][Tile.Points].
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public readonly unsafe struct JacobianRows<L, T> : IGradientSink<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private static int Points => Tile<T>.Points;

    /// <inheritdoc/>
    public static T* Place(int outputs, int inputs, int first, T* scratch, out int plane)
    {
        plane = inputs * Points;
        return scratch + (nint)first * Points;
    }

    /// <inheritdoc/>
    public static void Take(int outputs, int inputs, int first, ulong planes, T* scratch)
    {
        // x stays where it was placed, one block behind the other
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Layer(in Tile<T> tile, int weights, int biases, int outputs, int inputs, T* zBar, int zBarPlane, ulong planes, T* scratch)
    {
        T* x = scratch;
        int xPlane = inputs * Points;
        T* weightRows = tile.Gradient + (nint)weights * Points;
        T* biasRows = tile.Gradient + (nint)biases * Points;
        for (int m = 0; m < outputs; m++)
        {
            T* adjoint = zBar + (nint)m * Points;
            AddRow(biasRows + (nint)m * Points, adjoint);
            T* target = weightRows + (nint)m * inputs * Points;
            if (L.PanelVectors == 4)
            {
                AddProducts<VectorGroup4<L, T>>(target, inputs, adjoint, zBarPlane, x, xPlane, planes);
            }
            else
            {
                AddProducts<VectorGroup2<L, T>>(target, inputs, adjoint, zBarPlane, x, xPlane, planes);
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scalar(in Tile<T> tile, int parameter, T* row) => AddRow(tile.Gradient + (nint)parameter * Points, row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(T* target, T* row)
    {
        for (int p = 0; p < Points; p += L.Count)
        {
            L.Store(target + p, L.Load(target + p) + L.Load(row + p));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddProducts<V>(T* target, int inputs, T* adjoint, int zBarPlane, T* x, int xPlane, ulong planes)
        where V : struct, IVectorGroup<V, L, T>
    {
        for (int p = 0; p < Points; p += V.Width * L.Count)
        {
            for (int k = 0; k < inputs; k++)
            {
                T* row = target + (nint)k * Points + p;
                T* input = x + (nint)k * Points + p;
                V sum = V.Load(row, L.Count);
                for (ulong left = planes; left != 0; left &= left - 1)
                {
                    int plane = BitOperations.TrailingZeroCount(left);
                    sum = V.MultiplyAdd(
                        V.Load(adjoint + p + (nint)plane * zBarPlane, L.Count),
                        V.Load(input + (nint)plane * xPlane, L.Count),
                        sum);
                }

                V.Store(row, L.Count, sum);
            }
        }
    }
}
