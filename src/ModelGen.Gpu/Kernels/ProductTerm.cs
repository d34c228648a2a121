using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.Gpu;

/// <summary>Where a term of a product lies: the weights of eight neurons, and two quads of a row of the tile.</summary>
internal struct ProductTerm<L> where L : unmanaged, IDeviceLane<L>
{
    public ArrayView<Quad<L>> Weights;
    public int Left;

    /// <summary>The next term: a view that moves on leaves least to compute beside the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ProductTerm<L> Next(int blocks, in DeviceTile<L> tile) => new() { Weights = Weights.SubView(2 * blocks), Left = Left + tile.RowQuads };
}
