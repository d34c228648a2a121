using System.Numerics;
using ModelGen.Kernels;
using ModelGen.Points;

namespace ModelGen.Passes;

/// <summary>The size of a batch's residual at candidate points, sqrt(sum over equations of weight |r|^2), with profiles; forward kernels only.</summary>
internal sealed unsafe class ImportancePass<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EngineContext<T> _context;
    private readonly Action<int> _work;
    private Batch<T>? _batch;
    private PointSet<T>? _candidates;
    private double* _sizes;
    private long _nextTile;

    public ImportancePass(EngineContext<T> context)
    {
        _context = context;
        _work = Work;
    }

    /// <summary>Writes the size of the residual at each candidate, [candidate].</summary>
    public void Run(Batch<T> batch, PointSet<T> candidates, Span<double> sizes)
    {
        _batch = batch;
        _candidates = candidates;
        _nextTile = 0;
        fixed (double* pointer = sizes)
        {
            _sizes = pointer;
            _context.Pool.Run(_work);
        }
    }

    private void Work(int thread)
    {
        Worker<T> worker = _context.Workers[thread];
        Batch<T> batch = _batch!;
        PointSet<T> candidates = _candidates!;
        long tiles = (candidates.Count + Tile<T>.Points - 1) / Tile<T>.Points;
        for (long tile = Interlocked.Increment(ref _nextTile) - 1; tile < tiles; tile = Interlocked.Increment(ref _nextTile) - 1)
        {
            long first = tile * Tile<T>.Points;
            int valid = (int)Math.Min(Tile<T>.Points, candidates.Count - first);
            worker.Load(candidates, batch.Description.Coordinates.Count, first, valid);
            _context.Kernels.Forward(batch.Program, in worker.Tile);
            Span<double> sums = new(_sizes + first, valid);
            sums.Clear();
            for (int c = 0; c < batch.Description.Components; c++)
            {
                double* roots = worker.ProfileRoots(batch, c, valid);
                for (int i = 0; i < valid; i++)
                {
                    double residual = double.CreateTruncating(worker.Tile.Residuals[c * Tile<T>.Points + i]);
                    residual = roots is null ? residual : roots[i] * residual;
                    sums[i] += batch.Weights[batch.EquationOf[c]] * residual * residual;
                }
            }

            for (int i = 0; i < valid; i++)
            {
                sums[i] = Math.Sqrt(sums[i]);
            }
        }
    }
}
