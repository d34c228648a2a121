using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Where a reverse pass leaves the parameters' adjoints: summed over points, or one row per point. Emitted reverse passes
/// are generic in the sink, so one body gives gradients, vector-Jacobian products and Jacobian rows.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public unsafe interface IGradientSink<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>
    /// Where rows first, first + 1, ... of a layer's x go, at most <see cref="Tile{T}.BlockRows"/> of them, before <see cref="Take"/>:
    /// [plane][row - first][Tile.Points]. A block is small enough to stay in the first-level cache between the two calls.
    /// </summary>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="first">A multiple of <see cref="Tile{T}.BlockRows"/>.</param>
    /// <param name="scratch">At least Dense.ScratchLength numbers.</param>
    /// <param name="plane">Numbers from one plane to the next.</param>
    static abstract T* Place(int outputs, int inputs, int first, T* scratch, out int plane);

    /// <summary>Takes the block of x that has been written to <see cref="Place"/>; blocks come in order, all of a layer before <see cref="Layer"/>.</summary>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="planes">Bit c is set where plane c takes part (the others of x are zero).</param>
    /// <param name="scratch">As given to Place.</param>
    static abstract void Take(int outputs, int inputs, int first, ulong planes, T* scratch);

    /// <summary>
    /// Adds a dense layer's weight and bias adjoints: dW[m][k] += sum over planes c and points p of zBar[c][m][p] x[c][k][p];
    /// db[m] += sum over p of zBar[0][m][p]. x is what <see cref="Take"/> took.
    /// </summary>
    /// <param name="tile">The tile; its Gradient receives the result.</param>
    /// <param name="weights">Offset of W, [outputs][inputs].</param>
    /// <param name="biases">Offset of b, [outputs].</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="zBar">[plane][outputs][Tile.Points].</param>
    /// <param name="zBarPlane">Numbers from one plane of zBar to the next.</param>
    /// <param name="planes">As given to Take.</param>
    /// <param name="scratch">As given to Take.</param>
    static abstract void Layer(in Tile<T> tile, int weights, int biases, int outputs, int inputs, T* zBar, int zBarPlane, ulong planes, T* scratch);

    /// <summary>Adds the adjoint of a single parameter, given as one row [Tile.Points].</summary>
    static abstract void Scalar(in Tile<T> tile, int parameter, T* row);
}
