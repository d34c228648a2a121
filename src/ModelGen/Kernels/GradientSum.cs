using System.Numerics;
using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Sums the parameters' adjoints over the points of a tile: dW[m][k] += sum over planes c and points p of zBar[c][m][p] x[c][k][p].
/// x is transposed to [c][p][k], then dW is built in register blocks with lanes over k. Columns that do not fill a vector
/// are dot products over points instead, as are layers with few inputs or outputs, for which transposing does not pay.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public readonly unsafe struct GradientSum<L, T> : IGradientSink<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // below so many rows of W, transposing x costs more than the horizontal sums of dot products
    private const int FewOutputs = 6;

    private static int Points => Tile<T>.Points;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Layer(in Tile<T> tile, int weights, int biases, int outputs, int inputs,
        T* zBar, int zBarPlane, T* x, int xPlane, ulong planes, T* scratch)
    {
        T* gradient = tile.Gradient + weights;
        int columns = outputs < FewOutputs ? 0 : VectorColumns(inputs);
        if (columns > 0)
        {
            if (L.PanelVectors == 4)
            {
                OuterProducts<VectorGroup4<L, T>>(gradient, outputs, inputs, columns, zBar, zBarPlane, x, xPlane, planes, scratch);
            }
            else
            {
                OuterProducts<VectorGroup2<L, T>>(gradient, outputs, inputs, columns, zBar, zBarPlane, x, xPlane, planes, scratch);
            }
        }

        DotProducts(gradient, outputs, inputs, columns, zBar, zBarPlane, x, xPlane, planes);
        for (int m = 0; m < outputs; m++)
        {
            AddRow(tile.Gradient + biases + m, zBar + ((nint)m * Points));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scalar(in Tile<T> tile, int parameter, T* row) => AddRow(tile.Gradient + parameter, row);

    /// <summary>Numbers of scratch for layers of at most these sizes: x transposed, and one block of the last columns.</summary>
    internal static long ScratchLength(int maxPlanes, int maxInputs, int maxOutputs) =>
        ((long)maxPlanes * Points * (maxInputs + L.Count)) + BlockLength;

    // a register block of the last columns
    private static int BlockLength => RowBlocks.Largest * 4 * L.Count;

    // columns that the outer products cover: whole vectors, and a last padded one where it beats so many dot products
    private static int VectorColumns(int inputs)
    {
        int whole = inputs / L.Count * L.Count;
        return (inputs - whole) * 4 > L.Count * 3 ? inputs : whole;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRow(T* target, T* row)
    {
        L sum = L.Load(row);
        for (int p = L.Count; p < Points; p += L.Count)
        {
            sum += L.Load(row + p);
        }

        *target = Number.Add(*target, L.Sum(sum));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OuterProducts<V>(T* gradient, int outputs, int inputs, int columns,
        T* zBar, int zBarPlane, T* x, int xPlane, ulong planes, T* scratch)
        where V : struct, IVectorGroup<V, L, T>
    {
        int stride = (columns + L.Count - 1) / L.Count * L.Count;
        T* transposed = scratch + BlockLength;
        T* target = transposed;
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            TileTranspose<T>.Run(x + ((nint)BitOperations.TrailingZeroCount(left) * xPlane), columns, target, stride);
            target += (nint)stride * Points;
        }

        int k = 0;
        for (; k + (V.Width * L.Count) <= columns; k += V.Width * L.Count)
        {
            Columns<V>(gradient + k, outputs, inputs, zBar, zBarPlane, transposed + k, stride, planes);
        }

        switch ((stride - k) / L.Count)
        {
            case 1:
                LastColumns<VectorGroup1<L, T>>(gradient + k, outputs, inputs, columns - k, zBar, zBarPlane, transposed + k, stride, planes, scratch);
                break;
            case 2:
                LastColumns<VectorGroup2<L, T>>(gradient + k, outputs, inputs, columns - k, zBar, zBarPlane, transposed + k, stride, planes, scratch);
                break;
            case 3:
                LastColumns<VectorGroup3<L, T>>(gradient + k, outputs, inputs, columns - k, zBar, zBarPlane, transposed + k, stride, planes, scratch);
                break;
            case 4:
                LastColumns<VectorGroup4<L, T>>(gradient + k, outputs, inputs, columns - k, zBar, zBarPlane, transposed + k, stride, planes, scratch);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns<V>(T* gradient, int outputs, int inputs, T* zBar, int zBarPlane, T* transposed, int stride, ulong planes)
        where V : struct, IVectorGroup<V, L, T>
    {
        for (int row = 0; row < outputs;)
        {
            int blockRows = RowBlocks.Next(outputs - row);
            Microkernel<V, L, T>.Run<TileRows<T>>(blockRows, zBar + ((nint)row * Points), zBarPlane, transposed, stride, Points, planes,
                gradient + ((nint)row * inputs), inputs, null);
            row += blockRows;
        }
    }

    // where the last vector is padded, through a block of scratch, so that nothing beside the columns is written
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LastColumns<V>(T* gradient, int outputs, int inputs, int count,
        T* zBar, int zBarPlane, T* transposed, int stride, ulong planes, T* block)
        where V : struct, IVectorGroup<V, L, T>
    {
        int width = V.Width * L.Count;
        if (count == width)
        {
            Columns<V>(gradient, outputs, inputs, zBar, zBarPlane, transposed, stride, planes);
            return;
        }

        for (int row = 0; row < outputs;)
        {
            int blockRows = RowBlocks.Next(outputs - row);
            new Span<T>(block, blockRows * width).Clear();
            Microkernel<V, L, T>.Run<TileRows<T>>(blockRows, zBar + ((nint)row * Points), zBarPlane, transposed, stride, Points, planes,
                block, width, null);
            for (int i = 0; i < blockRows; i++)
            {
                T* target = gradient + ((nint)(row + i) * inputs);
                for (int k = 0; k < count; k++)
                {
                    target[k] = Number.Add(target[k], block[(i * width) + k]);
                }
            }

            row += blockRows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotProducts(T* gradient, int outputs, int inputs, int firstColumn, T* zBar, int zBarPlane, T* x, int xPlane, ulong planes)
    {
        int k = firstColumn;
        for (; L.PanelVectors == 4 && k + 4 <= inputs; k += 4)
        {
            DotColumn<VectorGroup4<L, T>>(gradient + k, outputs, inputs, zBar, zBarPlane, x + ((nint)k * Points), xPlane, planes);
        }

        for (; k + 2 <= inputs; k += 2)
        {
            DotColumn<VectorGroup2<L, T>>(gradient + k, outputs, inputs, zBar, zBarPlane, x + ((nint)k * Points), xPlane, planes);
        }

        if (k < inputs)
        {
            DotColumn<VectorGroup1<L, T>>(gradient + k, outputs, inputs, zBar, zBarPlane, x + ((nint)k * Points), xPlane, planes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DotColumn<V>(T* gradient, int outputs, int inputs, T* zBar, int zBarPlane, T* x, int xPlane, ulong planes)
        where V : struct, IVectorGroup<V, L, T>
    {
        for (int row = 0; row < outputs;)
        {
            int blockRows = RowBlocks.Next(outputs - row);
            DotKernel<V, L, T>.Run(blockRows, zBar + ((nint)row * Points), zBarPlane, x, xPlane, planes, gradient + ((nint)row * inputs), inputs);
            row += blockRows;
        }
    }
}
