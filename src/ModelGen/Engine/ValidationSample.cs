using System.Numerics;
using ModelGen.Passes;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <summary>The loss on a fixed Sobol sample of its own; conditions on data or on the caller's points keep those.</summary>
internal sealed class ValidationSample<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // a few thousand points rank two iterates; more only cost time
    private const int MostPoints = 4096;
    private const int SeedOffset = 0x5EED;

    private readonly BatchList<T> _training;
    private readonly BatchList<T> _batches;
    private readonly GradientPass<T> _pass;
    private readonly PointSequence<T> _sequence;

    public ValidationSample(EngineContext<T> context, BatchList<T> training, int seed)
    {
        _training = training;
        _batches = new BatchList<T>(context.Model);
        _pass = new GradientPass<T>(context, _batches);
        _sequence = new PointSequence<T>(context.Model, PointSampler.Sobol, unchecked(seed + SeedOffset));
    }

    /// <summary>The weighted loss on the sample.</summary>
    public double Loss()
    {
        Prepare();
        return _pass.Loss();
    }

    /// <summary>The batches with the sample's points and the current weights.</summary>
    public ReadOnlySpan<Batch<T>> Prepare()
    {
        for (int b = 0; b < _batches.Batches.Length; b++)
        {
            Follow(_batches.Batches[b], _training.Batches[b]);
        }

        _batches.SelectWindow(points: null, window: 0);
        return _batches.Batches;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pass.Dispose();
        _sequence.Dispose();
        _batches.Dispose();
    }

    private void Follow(Batch<T> batch, Batch<T> training)
    {
        training.Weights.CopyTo(batch.Weights, 0);
        training.Profiles.CopyTo(batch.Profiles, 0);
        if (training.Source != PointSource.Sampler)
        {
            batch.Borrow(training);
        }
        else if (batch.Points.Count == 0)
        {
            _sequence.Fill(batch, batch.Points, firstIndex: 0, Math.Min(MostPoints, batch.DeclaredPoints));
        }
    }
}
