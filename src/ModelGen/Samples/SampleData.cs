using ModelGen.IO;
using ModelGen.Samplers;
using ModelGen.Training;

namespace ModelGen.Samples;

/// <summary>Takes a batch of samples, by where they are in their columns.</summary>
internal interface IBatchTarget
{
    /// <summary>The samples of the next evaluation; the array is kept. The number tells batches apart: each has points of its own.</summary>
    void SetBatch(long[] indices, int count, ulong number);

    /// <summary>How many evaluations there were: each has random numbers of its own.</summary>
    ulong Draw { get; set; }

    /// <summary>Which visit of all samples this is.</summary>
    ulong Epoch { set; }
}

/// <summary>
/// A data set that a loss is a mean over: mini-batches in an order that changes every epoch, which the seed decides. Epochs are counted over all phases, so
/// that none of them sees the order, or the changes of samples, of another. A method that compares losses sees the same changes throughout its phase.
/// </summary>
internal sealed class SampleData(SampleSet samples, IBatchTarget target, ulong seed) : ITrainingData
{
    private readonly long[] _order = new long[samples.Count];
    private readonly long[] _batch = new long[samples.Count];
    private long _size;
    private long _epoch;
    private long _position;
    private long _visited;
    private int _count;
    private TrainingPhase? _phase;

    public string ItemName => "samples";

    public double Epochs => (_visited + _count) / (double)samples.Count;

    public Action? NextBatch { get; private set; }

    public bool ChangesWhenStalled => false;

    public void Check(TrainingPhase phase)
    {
    }

    public void Begin(TrainingPhase phase)
    {
        if (_phase is not null)
        {
            _visited += _count;
            _epoch++;
        }

        _phase = phase;
        _position = 0;
        Start(0);
    }

    public int UntilChange(int iteration) => _phase!.Options.Growth?.UntilGrowth(iteration) ?? int.MaxValue;

    public bool Advance(int iteration, bool stalled)
    {
        if (NextBatch is null)
        {
            _visited += _count;
            return false;
        }

        Next();
        if (_phase!.Options.Growth is { } growth && growth.GrowsAt(iteration))
        {
            _size = SizeAt(iteration);
            Take();
        }

        return true;
    }

    public void End(bool trained)
    {
    }

    public void Save(StateDictionary state)
    {
        state.SetInteger("epoch", _epoch);
        state.SetInteger("position", _position);
        state.SetInteger("visited", _visited);
        state.SetInteger("draw", (long)target.Draw);
        state.SetInteger("samples", samples.Count);
    }

    public void Resume(TrainingPhase phase, int iteration, StateDictionary state)
    {
        if (state.GetInteger("samples") != samples.Count)
        {
            throw new InvalidDataException($"The checkpoint was trained on {state.GetInteger("samples")} samples, and these are {samples.Count}.");
        }

        _phase = phase;
        _epoch = state.GetInteger("epoch", 0, long.MaxValue);
        target.Draw = (ulong)state.GetInteger("draw", 0, long.MaxValue);
        _position = state.GetInteger("position", 0, samples.Count - 1);
        _visited = state.GetInteger("visited", 0, long.MaxValue / 2);

        // the batch of the latest iteration; the next one goes on from its end
        Start(Math.Max(0, iteration - 1));
    }

    private void Start(int iteration)
    {
        _size = SizeAt(iteration);
        NextBatch = _phase!.ComparesLosses ? null : Next;
        Shuffled();
        Take();
    }

    private long SizeAt(int iteration)
    {
        long batch = _phase!.Options.MiniBatch ?? samples.Count;
        return Math.Min(samples.Count, _phase.Options.Growth?.Size(batch, iteration) ?? batch);
    }

    private void Next()
    {
        _visited += _count;
        _position += _count;
        if (_position >= samples.Count)
        {
            _epoch++;
            _position = 0;
            Shuffled();
        }

        Take();
    }

    // all samples in their order, or the next ones; the last batch of an epoch is smaller, so that every sample is seen once
    private void Take()
    {
        bool isWhole = _size >= samples.Count;
        _position = isWhole ? 0 : _position;
        _count = (int)Math.Min(_size, samples.Count - _position);
        for (int i = 0; i < _count; i++)
        {
            _batch[i] = samples.Indices[isWhole ? i : (int)_order[_position + i]];
        }

        target.SetBatch(_batch, _count, CounterRandom.Mix((ulong)_epoch) + (ulong)_position);
    }

    private void Shuffled()
    {
        if (_size < samples.Count)
        {
            Shuffle.Fill(_order, seed, (ulong)_epoch);
        }

        target.Epoch = (ulong)_epoch;
    }
}
