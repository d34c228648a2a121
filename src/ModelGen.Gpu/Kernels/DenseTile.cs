using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>
/// A dense layer on a tile's rows, in place: out[n][:] = sum over k of weights[k][n] in[k][:], without bias. A thread computes eight neurons times
/// eight numbers in registers; of the numbers it reads two quads from shared memory, of the weights two quads through the first-level cache, for 64 multiply-adds.
/// </summary>
public static class DenseTile
{
    /// <summary>Products of at most so many neurons are divided by rows instead: a block of eight would leave most threads idle.</summary>
    public const int Thin = 8;

    /// <summary>z = W x. Starts and ends with the group in step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<L>(in DeviceArguments<L> arguments, DeviceLayer layer, in DeviceTile<L> tile) where L : unmanaged, IDeviceLane<L> =>
        Multiply(arguments.Weights.SubView(layer.Offset / 4), layer.Inputs, layer.Outputs, layer.OutputBlocks, tile);

    /// <summary>xBar = W' zBar, or nothing. Starts and ends with the group in step: it passes the same barriers either way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<L>(in DeviceArguments<L> arguments, DeviceLayer layer, in DeviceTile<L> tile, bool isWanted) where L : unmanaged, IDeviceLane<L> =>
        Multiply(arguments.Transposed.SubView(layer.Offset / 4), isWanted ? layer.Outputs : 0, isWanted ? layer.Inputs : 0, layer.InputBlocks, tile);

    // no barrier stands inside a condition: compilers for processors copy everything that follows such a barrier, once for each way to it
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply<L>(ArrayView<Quad<L>> weights, int depth, int outputs, int blocks, in DeviceTile<L> tile) where L : unmanaged, IDeviceLane<L>
    {
        bool isThin = outputs <= Thin;
        bool isBusy = !isThin && tile.NeuronBlock < blocks;
        int neuron = isBusy ? tile.NeuronBlock : 0;
        Quad<L> l0 = Quad<L>.Zero, l1 = Quad<L>.Zero, l2 = Quad<L>.Zero, l3 = Quad<L>.Zero;
        Quad<L> l4 = Quad<L>.Zero, l5 = Quad<L>.Zero, l6 = Quad<L>.Zero, l7 = Quad<L>.Zero;
        Quad<L> r0 = Quad<L>.Zero, r1 = Quad<L>.Zero, r2 = Quad<L>.Zero, r3 = Quad<L>.Zero;
        Quad<L> r4 = Quad<L>.Zero, r5 = Quad<L>.Zero, r6 = Quad<L>.Zero, r7 = Quad<L>.Zero;
        int terms = isBusy ? depth : 0;
        int row = tile.RowBlock;
        int weight = neuron;
        for (int k = 0; k < terms; k++)
        {
            Quad<L> left = tile.Rows[row];
            Quad<L> right = tile.Rows[row + tile.RowBlocks];
            Quad<L> low = weights[weight];
            Quad<L> high = weights[weight + blocks];
            l0 = Quad<L>.MultiplyAdd(low.X, left, l0);
            r0 = Quad<L>.MultiplyAdd(low.X, right, r0);
            l1 = Quad<L>.MultiplyAdd(low.Y, left, l1);
            r1 = Quad<L>.MultiplyAdd(low.Y, right, r1);
            l2 = Quad<L>.MultiplyAdd(low.Z, left, l2);
            r2 = Quad<L>.MultiplyAdd(low.Z, right, r2);
            l3 = Quad<L>.MultiplyAdd(low.W, left, l3);
            r3 = Quad<L>.MultiplyAdd(low.W, right, r3);
            l4 = Quad<L>.MultiplyAdd(high.X, left, l4);
            r4 = Quad<L>.MultiplyAdd(high.X, right, r4);
            l5 = Quad<L>.MultiplyAdd(high.Y, left, l5);
            r5 = Quad<L>.MultiplyAdd(high.Y, right, r5);
            l6 = Quad<L>.MultiplyAdd(high.Z, left, l6);
            r6 = Quad<L>.MultiplyAdd(high.Z, right, r6);
            l7 = Quad<L>.MultiplyAdd(high.W, left, l7);
            r7 = Quad<L>.MultiplyAdd(high.W, right, r7);
            row += tile.RowQuads;
            weight += 2 * blocks;
        }

        if (isThin)
        {
            MultiplyThin(weights.Cast<L>(), depth, outputs, tile);
        }

        // in place: nobody may write before everybody has read
        Group.Barrier();
        if (isBusy)
        {
            int low = (4 * neuron * tile.RowQuads) + tile.RowBlock;
            int high = low + (4 * blocks * tile.RowQuads);
            Store(tile, low, l0, r0);
            Store(tile, low + tile.RowQuads, l1, r1);
            Store(tile, low + (2 * tile.RowQuads), l2, r2);
            Store(tile, low + (3 * tile.RowQuads), l3, r3);
            Store(tile, high, l4, r4);
            Store(tile, high + tile.RowQuads, l5, r5);
            Store(tile, high + (2 * tile.RowQuads), l6, r6);
            Store(tile, high + (3 * tile.RowQuads), l7, r7);
        }

        if (isThin)
        {
            StoreThin(outputs, tile);
        }

        Group.Barrier();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<L>(in DeviceTile<L> tile, int at, Quad<L> left, Quad<L> right) where L : unmanaged, IDeviceLane<L>
    {
        tile.Rows[at] = left;
        tile.Rows[at + tile.RowBlocks] = right;
    }

    // one quad of one neuron at a time, by way of the staged rows
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyThin<L>(ArrayView<L> weights, int depth, int outputs, in DeviceTile<L> tile) where L : unmanaged, IDeviceLane<L>
    {
        int quads = 2 * tile.RowBlocks;
        for (int task = Group.IdxX; task < outputs * quads; task += Group.DimX)
        {
            int neuron = task / quads;
            int quad = task - (neuron * quads);
            Quad<L> sum = Quad<L>.Zero;
            for (int k = 0; k < depth; k++)
            {
                sum = Quad<L>.MultiplyAdd(weights[(Thin * k) + neuron], tile.Rows[(k * tile.RowQuads) + quad], sum);
            }

            tile.Staged[(neuron * tile.RowQuads) + quad] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreThin<L>(int outputs, in DeviceTile<L> tile) where L : unmanaged, IDeviceLane<L>
    {
        int quads = 2 * tile.RowBlocks;
        for (int task = Group.IdxX; task < outputs * quads; task += Group.DimX)
        {
            int neuron = task / quads;
            int at = (neuron * tile.RowQuads) + task - (neuron * quads);
            tile.Rows[at] = tile.Staged[at];
        }
    }
}
