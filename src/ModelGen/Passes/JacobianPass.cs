using System.Numerics;
using ModelGen.Points;

namespace ModelGen.Passes;

/// <summary>The dense Jacobian of the weighted residual, [row][P], for small problems and for checks.</summary>
internal sealed unsafe class JacobianPass<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EngineContext<T> _context;
    private readonly BatchList<T> _batches;
    private readonly Action<int> _work;
    private long _nextTile;
    private double* _rows;

    public JacobianPass(EngineContext<T> context, BatchList<T> batches)
    {
        _context = context;
        _batches = batches;
        _work = Work;
    }

    /// <summary>Writes J, [row][P].</summary>
    public void Run(Span<double> jacobian)
    {
        _nextTile = 0;
        fixed (double* pointer = jacobian)
        {
            _rows = pointer;
            _context.Pool.Run(_work);
        }
    }

    private void Work(int thread)
    {
        Worker<T> worker = _context.Workers[thread];
        int parameters = _context.Model.ParameterCount;
        for (long tile = Interlocked.Increment(ref _nextTile) - 1; tile < _batches.TileCount; tile = Interlocked.Increment(ref _nextTile) - 1)
        {
            Batch<T> batch = _batches.Locate(tile, out long first, out int valid);
            for (int c = 0; c < batch.Description.Components; c++)
            {
                long row = batch.FirstRow + c * batch.ActiveCount + first;
                JacobianTile<T>.ProduceOfParameters(_context, worker, batch, c, first, valid, worker.Jacobian);
                JacobianTile<T>.Transpose(worker.Jacobian, parameters, valid, _rows + row * parameters, parameters, JacobianTile<T>.PanelWidth);
            }
        }
    }
}
