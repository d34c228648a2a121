using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>
/// A layer's adjoint summed over a tile: dW[k][m] += sum over the row of zBar[m][:] x[k][:], and db[m] += sum of zBar[m]'s first plane.
/// A thread computes eight rows times eight columns, strided so that neighbouring threads read neighbouring rows and write
/// neighbouring numbers; every number of the group's gradient belongs to one thread, so nothing is atomic.
/// </summary>
public static class GradientTile
{
    /// <summary>Adds to the group's gradient. Starts with the group in step and leaves rows as they are.</summary>
    /// <param name="arguments">The launch.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="tile">Its rows hold zBar.</param>
    /// <param name="x">The layer's inputs, [input][RowQuads].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<L>(
        in DeviceArguments<L> arguments,
        DeviceLayer layer,
        in DeviceTile<L> tile,
        ArrayView<Quad<L>> x) where L : unmanaged, IDeviceLane<L>
    {
        ArrayView<L> gradient = arguments.Gradient.SubView((long)Grid.IdxX * arguments.GradientLength, arguments.GradientLength);
        if (layer.Outputs <= DenseTile.Thin || layer.Inputs <= DenseTile.Thin)
        {
            AddThin(gradient, layer, tile, x);
        }
        else
        {
            int blocks = layer.OutputBlocks;
            for (int task = Group.IdxX; task < blocks * layer.InputBlocks; task += Group.DimX)
            {
                int column = task / blocks;
                AddBlock(
                    gradient.SubView(layer.Offset),
                    DeviceTile<L>.Snake(task - column * blocks, column, blocks),
                    column,
                    blocks,
                    layer.InputBlocks,
                    tile,
                    x);
            }
        }

        for (int m = Group.IdxX; m < layer.Outputs; m += Group.DimX)
        {
            L sum = L.Zero;
            for (int quad = 0; quad < tile.Points / 4; quad++)
            {
                Quad<L> z = tile.Rows[m * tile.RowQuads + quad];
                sum += z.X + z.Y + (z.Z + z.W);
            }

            for (int p = tile.Points / 4 * 4; p < tile.Points; p++)
            {
                sum += tile.Values[m * tile.Stride + p];
            }

            gradient[layer.Biases + m] = gradient[layer.Biases + m] + sum;
        }
    }

    // 64 sums of float fit into the registers of a thread; of double, 32 do
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBlock<L>(
        ArrayView<L> gradient,
        int row,
        int column,
        int blocks,
        int columns,
        in DeviceTile<L> tile,
        ArrayView<Quad<L>> x) where L : unmanaged, IDeviceLane<L>
    {
        if (L.IsDouble)
        {
            AddFour(gradient, row, column, blocks, columns, tile, x);
            AddFour(gradient, row, column + 4 * columns, blocks, columns, tile, x);
        }
        else
        {
            AddEight(gradient, row, column, blocks, columns, tile, x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddEight<L>(
        ArrayView<L> gradient,
        int row,
        int column,
        int blocks,
        int columns,
        in DeviceTile<L> tile,
        ArrayView<Quad<L>> x) where L : unmanaged, IDeviceLane<L>
    {
        EightSums<L> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        int at = 8 * blocks * column + row;
        int zStep = blocks * tile.RowQuads;
        int xStep = columns * tile.RowQuads;
        int zRow = row * tile.RowQuads;
        ArrayView<Quad<L>> x0 = x.SubView(column * tile.RowQuads);
        for (int quad = 2 * tile.RowBlocks; quad > 0; quad--)
        {
            EightQuads<L> z = EightQuads<L>.Load(tile.Rows, zRow, zStep);
            s0 = s0.Plus(z, x0[0]);
            ArrayView<Quad<L>> x1 = x0.SubView(xStep);
            s1 = s1.Plus(z, x1[0]);
            ArrayView<Quad<L>> x2 = x1.SubView(xStep);
            s2 = s2.Plus(z, x2[0]);
            ArrayView<Quad<L>> x3 = x2.SubView(xStep);
            s3 = s3.Plus(z, x3[0]);
            ArrayView<Quad<L>> x4 = x3.SubView(xStep);
            s4 = s4.Plus(z, x4[0]);
            ArrayView<Quad<L>> x5 = x4.SubView(xStep);
            s5 = s5.Plus(z, x5[0]);
            ArrayView<Quad<L>> x6 = x5.SubView(xStep);
            s6 = s6.Plus(z, x6[0]);
            ArrayView<Quad<L>> x7 = x6.SubView(xStep);
            s7 = s7.Plus(z, x7[0]);
            zRow++;
            x0 = x0.SubView(1);
        }

        int step = 8 * blocks * columns;
        AddTo(gradient, at, step, blocks, s0, s1);
        AddTo(gradient, at + 2 * step, step, blocks, s2, s3);
        AddTo(gradient, at + 4 * step, step, blocks, s4, s5);
        AddTo(gradient, at + 6 * step, step, blocks, s6, s7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddFour<L>(
        ArrayView<L> gradient,
        int row,
        int column,
        int blocks,
        int columns,
        in DeviceTile<L> tile,
        ArrayView<Quad<L>> x) where L : unmanaged, IDeviceLane<L>
    {
        EightSums<L> s0 = default, s1 = default, s2 = default, s3 = default;
        int at = 8 * blocks * column + row;
        int zStep = blocks * tile.RowQuads;
        int xStep = columns * tile.RowQuads;
        int zRow = row * tile.RowQuads;
        ArrayView<Quad<L>> x0 = x.SubView(column * tile.RowQuads);
        for (int quad = 2 * tile.RowBlocks; quad > 0; quad--)
        {
            EightQuads<L> z = EightQuads<L>.Load(tile.Rows, zRow, zStep);
            s0 = s0.Plus(z, x0[0]);
            ArrayView<Quad<L>> x1 = x0.SubView(xStep);
            s1 = s1.Plus(z, x1[0]);
            ArrayView<Quad<L>> x2 = x1.SubView(xStep);
            s2 = s2.Plus(z, x2[0]);
            ArrayView<Quad<L>> x3 = x2.SubView(xStep);
            s3 = s3.Plus(z, x3[0]);
            zRow++;
            x0 = x0.SubView(1);
        }

        int step = 8 * blocks * columns;
        AddTo(gradient, at, step, blocks, s0, s1);
        AddTo(gradient, at + 2 * step, step, blocks, s2, s3);
    }

    // sixteen loads before the first store: a load behind a store waits for it, since nobody can tell that their places differ
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo<L>(
        ArrayView<L> gradient,
        int at,
        int column,
        int row,
        in EightSums<L> first,
        in EightSums<L> second) where L : unmanaged, IDeviceLane<L>
    {
        EightSums<L> a = EightSums<L>.Load(gradient, at, row);
        EightSums<L> b = EightSums<L>.Load(gradient, at + column, row);
        EightSums<L>.Store(gradient, at, row, a, first);
        EightSums<L>.Store(gradient, at + column, row, b, second);
    }

    // one weight at a time
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddThin<L>(ArrayView<L> gradient, DeviceLayer layer, in DeviceTile<L> tile, ArrayView<Quad<L>> x) where L : unmanaged, IDeviceLane<L>
    {
        for (int task = Group.IdxX; task < layer.Inputs * layer.Outputs; task += Group.DimX)
        {
            int k = task / layer.Outputs;
            int m = task - k * layer.Outputs;
            ArrayView<Quad<L>> xRow = x.SubView(k * tile.RowQuads);
            int z = m * tile.RowQuads;
            L sum = L.Zero;

            // two blocks at a time, so that their loads wait together, and the one that may be left over
            for (int pairs = tile.RowBlocks / 2; pairs > 0; pairs--)
            {
                Quad<L> x0 = xRow[0], x1 = xRow[1], x2 = xRow[2], x3 = xRow[3];
                sum = Quad<L>.Dot(tile.Rows[z + 1], x1, Quad<L>.Dot(tile.Rows[z], x0, sum));
                sum = Quad<L>.Dot(tile.Rows[z + 3], x3, Quad<L>.Dot(tile.Rows[z + 2], x2, sum));
                xRow = xRow.SubView(4);
                z += 4;
            }

            if ((tile.RowBlocks & 1) != 0)
            {
                sum = Quad<L>.Dot(tile.Rows[z + 1], xRow[1], Quad<L>.Dot(tile.Rows[z], xRow[0], sum));
            }

            int at = layer.Offset + 8 * layer.OutputBlocks * k + m;
            gradient[at] = gradient[at] + sum;
        }
    }
}
