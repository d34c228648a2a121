using System.Numerics;
using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Sums the parameters' adjoints over the points of a tile: dW[m][k] += sum over planes c and points p of zBar[c][m][p] x[c][k][p].
/// x is transposed to [c][p][k], a block of rows at a time as they come, then dW is built in register blocks with lanes over k.
/// Columns that do not fill a vector are dot products over points instead, as are layers with few inputs or outputs, for which
/// transposing does not pay.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public readonly unsafe struct GradientSum<L, T> : IGradientSink<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // The scratch, one part behind the other (top: the highest plane that takes part, plus 1):
    //
    //     block         [rows <= RowBlocks.Largest][4 L.Count]    dW of the last columns, where their vector is padded
    //     x             [top][BlockRows][Points]                  the block that Place was last asked for, or, where nothing is
    //                   [top][inputs][Points]                     transposed (VectorColumns = 0), all of x
    //     transposed    [plane that takes part][Points][Stride]   Stride = columns rounded up to L.Count <= inputs + L.Count
    //
    // so that BlockLength + planes Points (BlockRows + inputs + L.Count) numbers suffice (ScratchLength).

    // below so many rows of W, transposing x costs more than the horizontal sums of dot products
    private const int FewOutputs = 6;

    private static int Points => Tile<T>.Points;

    /// <inheritdoc/>
    public static T* Place(int outputs, int inputs, int first, T* scratch, out int plane)
    {
        // a layer that is not transposed is kept whole; else all blocks go through the same place
        bool isKept = VectorColumns(outputs, inputs) == 0;
        plane = (isKept ? inputs : Tile<T>.BlockRows) * Points;
        return scratch + BlockLength + (isKept ? (nint)first * Points : 0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Take(int outputs, int inputs, int first, ulong planes, T* scratch)
    {
        int columns = VectorColumns(outputs, inputs);
        if (first >= columns)
        {
            return;
        }

        int stride = Stride(columns);
        int count = Math.Min(Tile<T>.BlockRows, columns - first);
        int width = Math.Min(Tile<T>.BlockRows, stride - first);
        T* target = Transposed(planes, scratch) + first;
        for (ulong left = planes; left != 0; left &= left - 1)
        {
            T* source = Place(outputs, inputs, first, scratch, out int plane);
            TileTranspose<T>.Run(source + (nint)BitOperations.TrailingZeroCount(left) * plane, count, target, stride, width);
            target += (nint)stride * Points;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Layer(in Tile<T> tile, int weights, int biases, int outputs, int inputs, T* zBar, int zBarPlane, ulong planes, T* scratch)
    {
        int columns = VectorColumns(outputs, inputs);
        T* transposed = Transposed(planes, scratch);

        // the columns that are left are at the end of the last block
        int last = columns == 0 ? 0 : (inputs - 1) / Tile<T>.BlockRows * Tile<T>.BlockRows;
        T* x = Place(outputs, inputs, last, scratch, out int plane) + (nint)(columns - last) * Points;

        // all columns of a few rows, so that these rows of zBar stay in the first-level cache
        for (int row = 0; row < outputs;)
        {
            int rows = RowBlocks.Next(outputs - row);
            T* gradient = tile.Gradient + weights + (nint)row * inputs;
            T* adjoints = zBar + (nint)row * Points;
            if (L.PanelVectors == 4)
            {
                OuterProducts<VectorGroup4<L, T>>(gradient, rows, inputs, columns, adjoints, zBarPlane, transposed, planes, scratch);
            }
            else
            {
                OuterProducts<VectorGroup2<L, T>>(gradient, rows, inputs, columns, adjoints, zBarPlane, transposed, planes, scratch);
            }

            DotProducts(gradient + columns, rows, inputs, inputs - columns, adjoints, zBarPlane, x, plane, planes);
            AddRows(tile.Gradient + biases + row, adjoints, rows);
            row += rows;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scalar(in Tile<T> tile, int parameter, T* row) => AddRows(tile.Gradient + parameter, row, 1);

    /// <summary>Numbers of scratch for layers of at most these sizes: one block of the last columns, a block of x, and x transposed.</summary>
    internal static long ScratchLength(int maxPlanes, int maxInputs, int maxOutputs) =>
        BlockLength + (long)maxPlanes * Points * (Tile<T>.BlockRows + maxInputs + L.Count);

    // a register block of the last columns
    private static int BlockLength => RowBlocks.Largest * 4 * L.Count;

    // columns that the outer products cover: whole vectors, and a last padded one where it beats so many dot products
    private static int VectorColumns(int outputs, int inputs)
    {
        int whole = inputs / L.Count * L.Count;
        return outputs < FewOutputs ? 0 : (inputs - whole) * 4 > L.Count * 3 ? inputs : whole;
    }

    // from one row of x transposed to the next
    private static int Stride(int columns) => (columns + L.Count - 1) / L.Count * L.Count;

    // x transposed, [plane that takes part][p][k], behind the block of x
    private static T* Transposed(ulong planes, T* scratch) =>
        scratch + BlockLength + (nint)(64 - BitOperations.LeadingZeroCount(planes)) * Tile<T>.BlockRows * Points;

    // target[m] += sum over p of rows[m][p]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows(T* target, T* rows, int count)
    {
        int m = 0;
        for (; m + 4 <= count; m += 4)
        {
            VectorGroup4<L, T>.AddSums(target + m, OverPoints<VectorGroup4<L, T>>(rows + (nint)m * Points));
        }

        for (; m < count; m++)
        {
            VectorGroup1<L, T>.AddSums(target + m, OverPoints<VectorGroup1<L, T>>(rows + (nint)m * Points));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OverPoints<V>(T* rows) where V : struct, IVectorGroup<V, L, T>
    {
        // a group has no plain addition; times one is exact
        L one = L.Constant(1);
        V sum = V.Load(rows, Points);
        for (int p = L.Count; p < Points; p += L.Count)
        {
            sum = V.MultiplyAdd(one, V.Load(rows + p, Points), sum);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OuterProducts<V>(T* gradient, int rows, int inputs, int columns,
        T* zBar, int zBarPlane, T* transposed, ulong planes, T* block)
        where V : struct, IVectorGroup<V, L, T>
    {
        int stride = Stride(columns);
        int k = 0;
        for (; k + V.Width * L.Count <= columns; k += V.Width * L.Count)
        {
            Microkernel<V, L, T>.Run<TileRows<T>>(rows, zBar, zBarPlane, transposed + k, stride, Points, planes, gradient + k, inputs, null);
        }

        switch ((stride - k) / L.Count)
        {
            case 1:
                LastColumns<VectorGroup1<L, T>>(gradient + k, rows, inputs, columns - k, zBar, zBarPlane, transposed + k, stride, planes, block);
                break;
            case 2:
                LastColumns<VectorGroup2<L, T>>(gradient + k, rows, inputs, columns - k, zBar, zBarPlane, transposed + k, stride, planes, block);
                break;
            case 3:
                LastColumns<VectorGroup3<L, T>>(gradient + k, rows, inputs, columns - k, zBar, zBarPlane, transposed + k, stride, planes, block);
                break;
            case 4:
                LastColumns<VectorGroup4<L, T>>(gradient + k, rows, inputs, columns - k, zBar, zBarPlane, transposed + k, stride, planes, block);
                break;
        }
    }

    // where the last vector is padded, through a block of scratch, so that nothing beside the columns is written
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LastColumns<V>(T* gradient, int rows, int inputs, int count,
        T* zBar, int zBarPlane, T* transposed, int stride, ulong planes, T* block)
        where V : struct, IVectorGroup<V, L, T>
    {
        int width = V.Width * L.Count;
        if (count == width)
        {
            Microkernel<V, L, T>.Run<TileRows<T>>(rows, zBar, zBarPlane, transposed, stride, Points, planes, gradient, inputs, null);
            return;
        }

        new Span<T>(block, rows * width).Clear();
        Microkernel<V, L, T>.Run<TileRows<T>>(rows, zBar, zBarPlane, transposed, stride, Points, planes, block, width, null);
        for (int i = 0; i < rows; i++)
        {
            T* target = gradient + (nint)i * inputs;
            for (int k = 0; k < count; k++)
            {
                target[k] = Number.Add(target[k], block[i * width + k]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotProducts(T* gradient, int rows, int inputs, int columns, T* zBar, int zBarPlane, T* x, int xPlane, ulong planes)
    {
        int k = 0;
        for (; L.PanelVectors == 4 && k + 4 <= columns; k += 4)
        {
            DotKernel<VectorGroup4<L, T>, L, T>.Run(rows, zBar, zBarPlane, x + (nint)k * Points, xPlane, planes, gradient + k, inputs);
        }

        for (; k + 2 <= columns; k += 2)
        {
            DotKernel<VectorGroup2<L, T>, L, T>.Run(rows, zBar, zBarPlane, x + (nint)k * Points, xPlane, planes, gradient + k, inputs);
        }

        if (k < columns)
        {
            DotKernel<VectorGroup1<L, T>, L, T>.Run(rows, zBar, zBarPlane, x + (nint)k * Points, xPlane, planes, gradient + k, inputs);
        }
    }
}
