using System.Runtime.CompilerServices;

namespace ModelGen.Gpu;

/// <summary>The sums of a thread's block of a product, in registers: eight neurons times the left and the right quad of a row.</summary>
internal struct BlockSums<L> where L : unmanaged, IDeviceLane<L>
{
    private Quad<L> _l0, _l1, _l2, _l3, _l4, _l5, _l6, _l7;
    private Quad<L> _r0, _r1, _r2, _r3, _r4, _r5, _r6, _r7;

    /// <summary>Adds one term of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly BlockSums<L> Plus(in ProductTerm<L> term, in DeviceTile<L> tile) =>
        Plus(term.Weights[0], term.Weights[1], tile.Rows[term.Left], tile.Rows[term.Left + tile.RowBlocks]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly BlockSums<L> Plus(Quad<L> low, Quad<L> high, Quad<L> left, Quad<L> right) => new()
    {
        _l0 = Quad<L>.MultiplyAdd(low.X, left, _l0),
        _r0 = Quad<L>.MultiplyAdd(low.X, right, _r0),
        _l1 = Quad<L>.MultiplyAdd(low.Y, left, _l1),
        _r1 = Quad<L>.MultiplyAdd(low.Y, right, _r1),
        _l2 = Quad<L>.MultiplyAdd(low.Z, left, _l2),
        _r2 = Quad<L>.MultiplyAdd(low.Z, right, _r2),
        _l3 = Quad<L>.MultiplyAdd(low.W, left, _l3),
        _r3 = Quad<L>.MultiplyAdd(low.W, right, _r3),
        _l4 = Quad<L>.MultiplyAdd(high.X, left, _l4),
        _r4 = Quad<L>.MultiplyAdd(high.X, right, _r4),
        _l5 = Quad<L>.MultiplyAdd(high.Y, left, _l5),
        _r5 = Quad<L>.MultiplyAdd(high.Y, right, _r5),
        _l6 = Quad<L>.MultiplyAdd(high.Z, left, _l6),
        _r6 = Quad<L>.MultiplyAdd(high.Z, right, _r6),
        _l7 = Quad<L>.MultiplyAdd(high.W, left, _l7),
        _r7 = Quad<L>.MultiplyAdd(high.W, right, _r7),
    };

    /// <summary>Writes the block to eight rows, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(in DeviceTile<L> tile, int at)
    {
        Store(tile, at, _l0, _r0);
        Store(tile, at + tile.RowQuads, _l1, _r1);
        Store(tile, at + 2 * tile.RowQuads, _l2, _r2);
        Store(tile, at + 3 * tile.RowQuads, _l3, _r3);
        Store(tile, at + 4 * tile.RowQuads, _l4, _r4);
        Store(tile, at + 5 * tile.RowQuads, _l5, _r5);
        Store(tile, at + 6 * tile.RowQuads, _l6, _r6);
        Store(tile, at + 7 * tile.RowQuads, _l7, _r7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in DeviceTile<L> tile, int at, Quad<L> left, Quad<L> right)
    {
        tile.Rows[at] = left;
        tile.Rows[at + tile.RowBlocks] = right;
    }
}
