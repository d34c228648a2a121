using System.Numerics;
using System.Runtime.InteropServices;
using ModelGen.Execution;
using ModelGen.Kernels;
using ModelGen.LinearAlgebra;
using ModelGen.Points;

namespace ModelGen.Passes;

/// <summary>
/// The weighted residual r, its Jacobian J, kept by panels of rows, and K = J J'. Rows of full tiles come first, and are written where they stay; those of
/// ragged tiles follow without gaps, so that equations with few points cost what they have. Each number is computed by one thread in one order, so the bits
/// do not depend on the threads.
/// </summary>
internal sealed unsafe class KernelEquationsPass<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int PanelWidth = SymmetricRankUpdate.PanelWidth;

    private readonly EngineContext<T> _context;
    private readonly BatchList<T> _batches;
    private readonly Action<int> _work;
    private readonly RowGram _gram;
    private readonly RowCombination _combination;
    private readonly RowProduct _product;
    private NativeBuffer<double>? _panels;
    private Job[] _jobs = [];
    private int _jobCount;
    private int _nextJob;
    private double* _residual;
    private int _rows;

    public KernelEquationsPass(EngineContext<T> context, BatchList<T> batches)
    {
        _context = context;
        _batches = batches;
        _work = Work;
        _gram = new RowGram(context.Kernels.LaneCount * sizeof(T), context.Pool);
        _combination = new RowCombination(context.Pool);
        _product = new RowProduct(context.Pool);
    }

    /// <summary>Rows of the J that is kept; 0 for none.</summary>
    public int Rows => _rows;

    private int Parameters => _context.Model.ParameterCount;

    private long PanelStride => (long)PanelWidth * Parameters;

    /// <summary>Writes the lower triangle of K, [N][leadingDimension], and r, [N].</summary>
    public void Run(double* matrix, int leadingDimension, Span<double> residual)
    {
        _rows = 0;
        CollectJobs();
        ProduceRows(residual);
        _rows = residual.Length;
        _gram.Run(_panels!.Pointer, PanelStride, Parameters, matrix, _rows, leadingDimension);
    }

    /// <summary>J' v of the rows that the latest run kept.</summary>
    public void Combine(ReadOnlySpan<double> rows, Span<double> result) => _combination.Run(_panels!.Pointer, PanelStride, rows, result);

    /// <summary>J v of the rows that the latest run kept.</summary>
    public void Multiply(ReadOnlySpan<double> vector, Span<double> rows) => _product.Run(_panels!.Pointer, PanelStride, vector, rows);

    /// <inheritdoc/>
    public void Dispose()
    {
        _panels?.Dispose();
        _combination.Dispose();
    }

    // one job for each (tile, component), and where its rows begin
    private void CollectJobs()
    {
        int jobs = 0;
        foreach (Batch<T> batch in _batches.Batches)
        {
            jobs += checked((int)batch.TileCount * batch.Description.Components);
        }

        if (_jobs.Length < jobs)
        {
            _jobs = new Job[jobs];
        }

        _jobCount = 0;
        int row = 0;
        CollectJobs(whole: true, ref row);
        CollectJobs(whole: false, ref row);
    }

    private void CollectJobs(bool whole, ref int row)
    {
        for (long tile = 0; tile < _batches.TileCount; tile++)
        {
            Batch<T> batch = _batches.Locate(tile, out long first, out int valid);
            if (IsWhole(valid) != whole)
            {
                continue;
            }

            for (int component = 0; component < batch.Description.Components; component++, row += valid)
            {
                _jobs[_jobCount++] = new Job(batch, component, first, valid, row);
            }
        }
    }

    // a tile that is a panel needs no copy
    private static bool IsWhole(int valid) => valid == PanelWidth && typeof(T) == typeof(double);

    private void ProduceRows(Span<double> residual)
    {
        int panels = (residual.Length + PanelWidth - 1) / PanelWidth;
        NativeBuffer<double>.Grow(ref _panels, panels * PanelStride);
        if (residual.Length % PanelWidth != 0)
        {
            // columns behind the last row are zero
            NativeMemory.Clear(_panels.Pointer + (panels - 1) * PanelStride, (nuint)(PanelStride * sizeof(double)));
        }

        _nextJob = 0;
        fixed (double* pointer = residual)
        {
            _residual = pointer;
            _context.Pool.Run(_work);
        }
    }

    private void Work(int thread)
    {
        Worker<T> worker = _context.Workers[thread];
        for (int j = Interlocked.Increment(ref _nextJob) - 1; j < _jobCount; j = Interlocked.Increment(ref _nextJob) - 1)
        {
            Job job = _jobs[j];
            bool whole = IsWhole(job.Valid);
            T* target = whole ? (T*)(_panels!.Pointer + job.Row / PanelWidth * PanelStride) : worker.Jacobian;
            JacobianTile<T>.Produce(_context, worker, job.Batch, job.Component, job.First, job.Valid, target);
            T* residuals = worker.Tile.Residuals + job.Component * Tile<T>.Points;
            double scale = job.Batch.RowScale(job.Component);
            double* roots = worker.ProfileRoots(job.Batch, job.Component, job.Valid);
            for (int i = 0; i < job.Valid; i++)
            {
                _residual[job.Row + i] = (roots is null ? scale : scale * roots[i]) * double.CreateTruncating(residuals[i]);
            }

            if (!whole)
            {
                CopyRows(worker.Jacobian, job.Valid, job.Row);
            }
        }
    }

    // [parameter][Tile.Points] to the panels' columns from a row on
    private void CopyRows(T* jacobian, int valid, int row)
    {
        for (int done = 0; done < valid;)
        {
            int column = (row + done) % PanelWidth;
            int count = Math.Min(PanelWidth - column, valid - done);
            double* target = _panels!.Pointer + (row + done) / PanelWidth * PanelStride + column;
            for (int p = 0; p < Parameters; p++, target += PanelWidth)
            {
                T* source = jacobian + (long)p * Tile<T>.Points + done;
                for (int i = 0; i < count; i++)
                {
                    target[i] = double.CreateTruncating(source[i]);
                }
            }

            done += count;
        }
    }

    private readonly record struct Job(Batch<T> Batch, int Component, long First, int Valid, int Row);
}
