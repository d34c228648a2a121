using ModelGen.Execution;

namespace ModelGen.LinearAlgebra;

/// <summary>
/// K = J J' for rows of J that are stored in panels, [panel][parameter][row in panel]: a symmetric rank update in which parameters play the rows, a slab of
/// them at a time. The bits do not depend on the threads.
/// </summary>
internal sealed unsafe class RowGram
{
    // all panels of a slab stay in the second-level cache, unless K itself would be read and written too often
    private const int SlabNumbers = 65_536;
    private const int ShortestSlab = 128;

    private readonly SymmetricRankUpdate _update;

    /// <param name="vectorBytes">Bytes of the lanes.</param>
    /// <param name="pool">The threads.</param>
    public RowGram(int vectorBytes, WorkerPool pool) => _update = SymmetricRankUpdate.Create(vectorBytes, pool);

    /// <summary>Writes the lower triangle of K.</summary>
    /// <param name="panels">J; rows behind the last one are zero.</param>
    /// <param name="panelStride">Numbers from one panel to the next.</param>
    /// <param name="parameters">P.</param>
    /// <param name="matrix">K, [rows][leadingDimension].</param>
    /// <param name="rows">N.</param>
    /// <param name="leadingDimension">At least N.</param>
    public void Run(double* panels, long panelStride, int parameters, double* matrix, int rows, int leadingDimension)
    {
        for (int row = 0; row < rows; row++)
        {
            new Span<double>(matrix + (long)row * leadingDimension, row + 1).Clear();
        }

        int length = Math.Max(ShortestSlab, SlabNumbers / rows / 64 * 64);
        for (int p = 0; p < parameters; p += length)
        {
            double* slab = panels + (long)p * SymmetricRankUpdate.PanelWidth;
            _update.Add(slab, panelStride, Math.Min(length, parameters - p), matrix, rows, leadingDimension);
        }
    }
}
