using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelGen.Execution;
using ModelGen.Kernels;
using ModelGen.Points;

namespace ModelGen.Passes;

/// <summary>
/// The loss, its gradient, and vector-Jacobian products: one pass over all tiles, split into chunks whose number depends on
/// the points and parameters only. Threads claim chunks as they come free; chunks are summed in a fixed order, so
/// the bits do not depend on the threads.
/// </summary>
internal sealed unsafe class GradientPass<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostChunks = 32;
    private const long MostBufferBytes = 64L << 20;

    private readonly EngineContext<T> _context;
    private readonly BatchList<T> _batches;
    private readonly Action<int> _work;
    private readonly ChunkReduction<T> _reduction;
    private readonly double[] _chunkSums;
    private readonly double[] _sums;
    private readonly long _gradientStride;
    private NativeBuffer<T>? _gradients;
    private int _chunks;
    private int _nextChunk;
    private bool _reverse;
    private double* _rowSeeds;

    public GradientPass(EngineContext<T> context, BatchList<T> batches)
    {
        _context = context;
        _batches = batches;
        _work = Work;
        _reduction = new ChunkReduction<T>(context.Pool);
        _chunkSums = new double[MostChunks * batches.EquationCount];
        _sums = new double[batches.EquationCount];
        // whole cache lines, so that no two chunks write to the same one
        int line = 64 / sizeof(T);
        _gradientStride = (context.Model.ParameterCount + line - 1L) / line * line;
    }

    /// <summary>Each equation's unweighted mean |r|^2 in the latest pass, mean w |r|^2 where it has a profile w.</summary>
    public ReadOnlySpan<double> EquationLosses => _sums;

    /// <summary>The weighted loss.</summary>
    public double Loss() => Run(reverse: false, rowSeeds: null, gradient: default);

    /// <summary>The weighted loss and its gradient, [P].</summary>
    public double LossAndGradient(Span<T> gradient) => Run(reverse: true, rowSeeds: null, gradient);

    /// <summary>J' seeds, where J is the Jacobian of the weighted residual.</summary>
    /// <param name="rowSeeds">[row].</param>
    /// <param name="result">[P].</param>
    public void VectorJacobianProduct(ReadOnlySpan<double> rowSeeds, Span<T> result)
    {
        fixed (double* seeds = rowSeeds)
        {
            Run(reverse: true, seeds, result);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gradients?.Dispose();

    private double Run(bool reverse, double* rowSeeds, Span<T> gradient)
    {
        _reverse = reverse;
        _rowSeeds = rowSeeds;
        _chunks = ChunkCount();
        _nextChunk = 0;
        if (reverse)
        {
            NativeBuffer<T>.Grow(ref _gradients, _chunks * _gradientStride);
        }

        _context.Pool.Run(_work);
        if (reverse)
        {
            ReduceGradients(gradient);
        }

        return SumLosses();
    }

    private int ChunkCount()
    {
        long affordable = MostBufferBytes / Math.Max(1, _gradientStride * sizeof(T));
        return (int)Math.Max(1, Math.Min(Math.Min(_batches.TileCount, MostChunks), affordable));
    }

    private void Work(int thread)
    {
        Worker<T> worker = _context.Workers[thread];
        for (int chunk = Interlocked.Increment(ref _nextChunk) - 1; chunk < _chunks; chunk = Interlocked.Increment(ref _nextChunk) - 1)
        {
            VisitChunk(worker, chunk);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void VisitChunk(Worker<T> worker, int chunk)
    {
        Span<double> sums = _chunkSums.AsSpan(chunk * _batches.EquationCount, _batches.EquationCount);
        sums.Clear();
        if (_reverse)
        {
            worker.Tile.Gradient = _gradients!.Pointer + chunk * _gradientStride;
            NativeMemory.Clear(worker.Tile.Gradient, (nuint)(_gradientStride * sizeof(T)));
        }

        long end = FirstTile(chunk + 1);
        for (long tile = FirstTile(chunk); tile < end; tile++)
        {
            Batch<T> batch = _batches.Locate(tile, out long first, out int valid);
            worker.Load(batch, first, valid);
            _context.Kernels.Forward(batch.Program, in worker.Tile);
            for (int c = 0; c < batch.Description.Components; c++)
            {
                int equation = batch.EquationOf[c];
                double* roots = worker.ProfileRoots(batch, c, valid);
                sums[batch.FirstEquation + equation] += SumOfSquares(worker.Tile.Residuals + c * Tile<T>.Points, roots, valid);
                if (_reverse)
                {
                    Seed(worker, batch, c, roots, first, valid);
                }
            }

            if (_reverse)
            {
                _context.Kernels.Backward(batch.Program, in worker.Tile);
            }
        }
    }

    // chunks shrink towards the last one, so that threads that share them finish together: their weights are n + 4, ..., 6, 5
    private long FirstTile(int chunk)
    {
        return Before(chunk) * _batches.TileCount / Before(_chunks);

        long Before(long c) => c * (_chunks + 4) - c * (c - 1) / 2;
    }

    // the loss: 2 w r / N; a vector-Jacobian product: sqrt(w / N) times the caller's seed; w with the profile; zero on padding
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Seed(Worker<T> worker, Batch<T> batch, int component, double* roots, long first, int valid)
    {
        T* seeds = worker.Tile.Seeds + component * Tile<T>.Points;
        if (_rowSeeds is null)
        {
            T* residuals = worker.Tile.Residuals + component * Tile<T>.Points;
            double scale = 2 * batch.Weights[batch.EquationOf[component]] / batch.ActiveCount;
            T narrow = T.CreateTruncating(scale);
            for (int i = 0; i < valid; i++)
            {
                seeds[i] = (roots is null ? narrow : T.CreateTruncating(scale * roots[i] * roots[i])) * residuals[i];
            }
        }
        else
        {
            double* rowSeeds = _rowSeeds + batch.FirstRow + component * batch.ActiveCount + first;
            double scale = batch.RowScale(component);
            for (int i = 0; i < valid; i++)
            {
                seeds[i] = T.CreateTruncating((roots is null ? scale : scale * roots[i]) * rowSeeds[i]);
            }
        }

        new Span<T>(seeds + valid, Tile<T>.Points - valid).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumOfSquares(T* values, double* roots, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            double value = double.CreateTruncating(values[i]);
            value = roots is null ? value : roots[i] * value;
            sum += value * value;
        }

        return sum;
    }

    private void ReduceGradients(Span<T> gradient)
    {
        _reduction.Sum(_gradients!.Pointer, _chunks, _gradientStride, _context.Model.ParameterCount);
        new ReadOnlySpan<T>(_gradients.Pointer, _context.Model.ParameterCount).CopyTo(gradient);
    }

    private double SumLosses()
    {
        double loss = 0;
        _sums.AsSpan().Clear();
        for (int chunk = 0; chunk < _chunks; chunk++)
        {
            for (int e = 0; e < _sums.Length; e++)
            {
                _sums[e] += _chunkSums[chunk * _sums.Length + e];
            }
        }

        foreach (Batch<T> batch in _batches.Batches)
        {
            for (int e = 0; e < batch.Weights.Length; e++)
            {
                _sums[batch.FirstEquation + e] /= batch.ActiveCount;
                loss += batch.Weights[e] * _sums[batch.FirstEquation + e];
            }
        }

        return loss;
    }
}
