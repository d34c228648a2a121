using System.Numerics;
using System.Runtime.InteropServices;
using ModelGen.Execution;
using ModelGen.LinearAlgebra;
using ModelGen.Points;

namespace ModelGen.Passes;

/// <summary>
/// Streams the Jacobian of the weighted residual into G = J'J: threads produce a block of rows, tile by tile, then share the
/// blocks of G in a rank update of those rows. Rows keep one order, so the bits do not depend on the threads; J is never stored.
/// </summary>
internal sealed unsafe class NormalEquationsPass<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int RowsPerBlock = 512;
    private const long PanelStride = (long)RowsPerBlock * SymmetricRankUpdate.PanelWidth;

    private readonly EngineContext<T> _context;
    private readonly BatchList<T> _batches;
    private readonly Action<int> _work;
    private readonly Job[] _jobs = new Job[RowsPerBlock];
    private readonly SymmetricRankUpdate _update;
    private readonly int _panels;
    private NativeBuffer<double>? _rows;
    private int _jobCount;
    private int _nextJob;

    public NormalEquationsPass(EngineContext<T> context, BatchList<T> batches)
    {
        _context = context;
        _batches = batches;
        _work = Work;
        _update = SymmetricRankUpdate.Create(context.Kernels.LaneCount * sizeof(T), context.Pool);
        _panels = (context.Model.ParameterCount + SymmetricRankUpdate.PanelWidth - 1) / SymmetricRankUpdate.PanelWidth;
    }

    /// <summary>Writes the lower triangle of G, [P][leadingDimension].</summary>
    public void Run(double* matrix, int leadingDimension)
    {
        int parameters = _context.Model.ParameterCount;
        _rows ??= new NativeBuffer<double>(_panels * PanelStride);
        NativeMemory.Clear(matrix, (nuint)((long)parameters * leadingDimension * sizeof(double)));
        long tile = 0;
        int component = 0;
        while (tile < _batches.TileCount)
        {
            int rows = CollectJobs(ref tile, ref component);
            _nextJob = 0;
            _context.Pool.Run(_work);
            _update.Add(_rows.Pointer, PanelStride, rows, matrix, parameters, leadingDimension);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rows?.Dispose();

    // jobs for as many (tile, component) pairs, in order, as fit into the block; returns their rows
    private int CollectJobs(ref long tile, ref int component)
    {
        int rows = 0;
        _jobCount = 0;
        while (tile < _batches.TileCount)
        {
            Batch<T> batch = _batches.Locate(tile, out long first, out int valid);
            if (rows + valid > RowsPerBlock)
            {
                break;
            }

            _jobs[_jobCount++] = new Job(batch, component, first, valid, rows);
            rows += valid;
            component++;
            if (component == batch.Description.Components)
            {
                component = 0;
                tile++;
            }
        }

        return rows;
    }

    private void Work(int thread)
    {
        Worker<T> worker = _context.Workers[thread];
        for (int j = Interlocked.Increment(ref _nextJob) - 1; j < _jobCount; j = Interlocked.Increment(ref _nextJob) - 1)
        {
            Job job = _jobs[j];
            JacobianTile<T>.Produce(_context, worker, job.Batch, job.Component, job.First, job.Valid);
            double* rows = _rows!.Pointer + job.Row * SymmetricRankUpdate.PanelWidth;
            JacobianTile<T>.Transpose(worker.Jacobian, _context.Model.ParameterCount, job.Valid, rows, SymmetricRankUpdate.PanelWidth, PanelStride);
        }
    }

    private readonly record struct Job(Batch<T> Batch, int Component, long First, int Valid, int Row);
}
