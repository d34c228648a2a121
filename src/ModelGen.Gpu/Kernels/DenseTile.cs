using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>
/// A dense layer on a tile's rows, in place: out[n][:] = sum over k of weights[k][n] in[k][:], without bias. A thread computes eight neurons times
/// eight numbers in registers; of the numbers it reads two quads from shared memory, of the weights two quads through the first-level cache, for 64
/// multiply-adds.
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
    public static void Backward<L>(
        in DeviceArguments<L> arguments,
        DeviceLayer layer,
        in DeviceTile<L> tile,
        bool isWanted) where L : unmanaged, IDeviceLane<L> =>
        Multiply(arguments.Transposed.SubView(layer.Offset / 4), isWanted ? layer.Outputs : 0, isWanted ? layer.Inputs : 0, layer.InputBlocks, tile);

    // no barrier stands inside a condition: compilers for processors copy everything that follows such a barrier, once for each way to it
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply<L>(ArrayView<Quad<L>> weights, int depth, int outputs, int blocks, in DeviceTile<L> tile) where L : unmanaged, IDeviceLane<L>
    {
        bool isThin = outputs <= Thin;
        bool isBusy = !isThin && tile.NeuronBlock < blocks;
        int neuron = isBusy ? tile.NeuronBlock : 0;
        BlockSums<L> sums = default;

        // several terms at a time, so that the loads of their weights wait together: what is beyond the depth is padding, where weights are zero.
        // Weights of four terms fit into the registers of a thread in float; in double, of two
        var term = new ProductTerm<L> { Weights = weights.SubView(2 * neuron), Left = tile.RowBlock };
        int terms = L.IsDouble ? 2 : 4;
        for (int turns = isBusy ? (depth + terms - 1) / terms : 0; turns > 0; turns--)
        {
            sums = sums.Plus(term, tile);
            term = term.Next(blocks, tile);
            sums = sums.Plus(term, tile);
            term = term.Next(blocks, tile);
            if (!L.IsDouble)
            {
                sums = sums.Plus(term, tile);
                term = term.Next(blocks, tile);
                sums = sums.Plus(term, tile);
                term = term.Next(blocks, tile);
            }
        }

        if (isThin)
        {
            MultiplyThin(weights.Cast<L>(), depth, outputs, tile);
        }

        // in place: nobody may write before everybody has read
        Group.Barrier();
        if (isBusy)
        {
            sums.Store(tile, 8 * neuron * tile.RowQuads + tile.RowBlock);
        }

        if (isThin)
        {
            StoreThin(outputs, tile);
        }

        Group.Barrier();
    }

    // one quad of one neuron at a time, by way of the staged rows
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyThin<L>(ArrayView<L> weights, int depth, int outputs, in DeviceTile<L> tile) where L : unmanaged, IDeviceLane<L>
    {
        int quads = 2 * tile.RowBlocks;
        for (int task = Group.IdxX; task < outputs * quads; task += Group.DimX)
        {
            int neuron = task / quads;
            int quad = task - neuron * quads;
            Quad<L> sum = Quad<L>.Zero;

            // four terms at a time, so that their loads wait together; weights beyond the depth are zero
            ArrayView<L> weight = weights.SubView(neuron);
            int at = quad;
            for (int k = 0; k < depth; k += 4)
            {
                L w0 = weight[0], w1 = weight[Thin], w2 = weight[2 * Thin], w3 = weight[3 * Thin];
                Quad<L> x0 = tile.Rows[at], x1 = tile.Rows[at + tile.RowQuads], x2 = tile.Rows[at + 2 * tile.RowQuads], x3 = tile.Rows[
                    at + 3 * tile.RowQuads];
                sum = Quad<L>.MultiplyAdd(w3, x3, Quad<L>.MultiplyAdd(w2, x2, Quad<L>.MultiplyAdd(w1, x1, Quad<L>.MultiplyAdd(w0, x0, sum))));
                weight = weight.SubView(4 * Thin);
                at += 4 * tile.RowQuads;
            }

            tile.Staged[neuron * tile.RowQuads + quad] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreThin<L>(int outputs, in DeviceTile<L> tile) where L : unmanaged, IDeviceLane<L>
    {
        int quads = 2 * tile.RowBlocks;
        for (int task = Group.IdxX; task < outputs * quads; task += Group.DimX)
        {
            int neuron = task / quads;
            int at = neuron * tile.RowQuads + task - neuron * quads;
            tile.Rows[at] = tile.Staged[at];
        }
    }
}
