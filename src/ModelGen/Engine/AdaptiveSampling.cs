using System.Numerics;
using ModelGen.Execution;
using ModelGen.Passes;
using ModelGen.Points;
using ModelGen.Samplers;

namespace ModelGen.Engine;

/// <summary>
/// Residual-based adaptive distribution (Wu et al. 2023, k = 1, c = 1): points drawn without replacement from quasi-random
/// candidates with probability proportional to |r| / mean|r| + 1.
/// </summary>
internal sealed unsafe class AdaptiveSampling<T>(EngineContext<T> context) : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImportancePass<T> _importance = new(context);
    private PointSet<T>? _candidates;
    private NativeBuffer<double>? _scratch;
    private NativeBuffer<int>? _selected;

    /// <summary>Draws so many points for the batch; the sequence's points [firstIndex, firstIndex + candidates) are the candidates.</summary>
    public void Draw(Batch<T> batch, int count, int candidates, PointSequence<T> sequence, long firstIndex, CounterRandom random)
    {
        if (_candidates is null || _candidates.Rows < batch.Points.Rows)
        {
            _candidates?.Dispose();
            _candidates = new PointSet<T>(batch.Points.Rows);
        }

        EnsureScratch(candidates, count);
        sequence.Fill(batch, _candidates, firstIndex, candidates);
        Span<double> weights = new(_scratch!.Pointer, candidates);
        Span<double> keys = new(_scratch.Pointer + candidates, candidates);
        Span<double> sorted = new(_scratch.Pointer + 2L * candidates, candidates);
        Span<int> selected = new(_selected!.Pointer, count);
        _importance.Run(batch, _candidates, weights);
        ToWeights(weights);
        WeightedSelection.Select(weights, random, keys, sorted, selected);
        batch.Points.Resize(count);
        for (int r = 0; r < batch.Points.Rows; r++)
        {
            T* source = _candidates.Row(r);
            T* target = batch.Points.Row(r);
            for (int i = 0; i < count; i++)
            {
                target[i] = source[selected[i]];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _candidates?.Dispose();
        _scratch?.Dispose();
        _selected?.Dispose();
    }

    // |r| / mean|r| + 1; where the residual is not finite or zero everywhere, plain sampling
    private static void ToWeights(Span<double> sizes)
    {
        double mean = 0;
        foreach (double size in sizes)
        {
            mean += size / sizes.Length;
        }

        bool usable = double.IsFinite(mean) && mean > 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = usable ? sizes[i] / mean + 1 : 1;
        }
    }

    private void EnsureScratch(int candidates, int count)
    {
        NativeBuffer<double>.Grow(ref _scratch, 3L * candidates);
        NativeBuffer<int>.Grow(ref _selected, count);
    }
}
