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
    /// Adds a dense layer's weight and bias adjoints: dW[m][k] += sum over planes c and points p of zBar[c][m][p] x[c][k][p];
    /// db[m] += sum over p of zBar[0][m][p].
    /// </summary>
    /// <param name="tile">The tile; its Gradient receives the result.</param>
    /// <param name="weights">Offset of W, [outputs][inputs].</param>
    /// <param name="biases">Offset of b, [outputs].</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    /// <param name="zBar">[plane][outputs][Tile.Points].</param>
    /// <param name="zBarPlane">Numbers from one plane of zBar to the next.</param>
    /// <param name="x">[plane][inputs][Tile.Points].</param>
    /// <param name="xPlane">Numbers from one plane of x to the next.</param>
    /// <param name="planes">Bit c is set where plane c takes part (the others of x are zero).</param>
    /// <param name="scratch">At least Dense.ScratchLength numbers.</param>
    static abstract void Layer(in Tile<T> tile, int weights, int biases, int outputs, int inputs,
        T* zBar, int zBarPlane, T* x, int xPlane, ulong planes, T* scratch);

    /// <summary>Adds the adjoint of a single parameter, given as one row [Tile.Points].</summary>
    static abstract void Scalar(in Tile<T> tile, int parameter, T* row);
}
