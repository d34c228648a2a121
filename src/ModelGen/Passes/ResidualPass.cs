using System.Numerics;
using ModelGen.Kernels;
using ModelGen.Points;

namespace ModelGen.Passes;

/// <summary>The residual as a vector: rows by batch, then component, then visited point.</summary>
internal sealed unsafe class ResidualPass<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EngineContext<T> _context;
    private readonly BatchList<T> _batches;
    private readonly Action<int> _work;
    private long _nextTile;
    private double* _rows;
    private bool _weighted;

    public ResidualPass(EngineContext<T> context, BatchList<T> batches)
    {
        _context = context;
        _batches = batches;
        _work = Work;
    }

    /// <summary>Writes every row, [row]; weighted rows carry sqrt(weight / points) and the profile's root, so that their squares sum to the loss.</summary>
    public void Run(Span<double> rows, bool weighted)
    {
        _nextTile = 0;
        _weighted = weighted;
        fixed (double* pointer = rows)
        {
            _rows = pointer;
            _context.Pool.Run(_work);
        }
    }

    private void Work(int thread)
    {
        Worker<T> worker = _context.Workers[thread];
        for (long tile = Interlocked.Increment(ref _nextTile) - 1; tile < _batches.TileCount; tile = Interlocked.Increment(ref _nextTile) - 1)
        {
            Batch<T> batch = _batches.Locate(tile, out long first, out int valid);
            worker.Load(batch, first, valid);
            _context.Kernels.Forward(batch.Program, in worker.Tile);
            for (int c = 0; c < batch.Description.Components; c++)
            {
                T* residuals = worker.Tile.Residuals + c * Tile<T>.Points;
                double* rows = _rows + batch.FirstRow + c * batch.ActiveCount + first;
                double scale = _weighted ? batch.RowScale(c) : 1;
                double* roots = _weighted ? worker.ProfileRoots(batch, c, valid) : null;
                for (int i = 0; i < valid; i++)
                {
                    rows[i] = (roots is null ? scale : scale * roots[i]) * double.CreateTruncating(residuals[i]);
                }
            }
        }
    }
}
