using ModelGen.IO;
using ModelGen.Training;

namespace ModelGen.Samples;

/// <summary>Takes a batch of samples, by where they are in their columns.</summary>
internal interface IBatchTarget
{
    /// <summary>The samples of the next evaluation; the array is kept.</summary>
    void SetBatch(long[] indices, int count);

    /// <summary>How many evaluations there were: each has random numbers of its own.</summary>
    ulong Draw { get; set; }

    /// <summary>Which visit of all samples this is.</summary>
    ulong Epoch { set; }
}

/// <summary>A data set that a loss is a mean over: mini-batches in an order that changes every epoch, which the seed decides.</summary>
internal sealed class SampleData(SampleSet samples, IBatchTarget target, ulong seed) : ITrainingData
{
    private readonly long[] _order = new long[samples.Count];
    private readonly long[] _batch = new long[samples.Count];
    private long _size;
    private long _epoch;
    private long _position;
    private int _count;
    private TrainingPhase? _phase;

    public string ItemName => "samples";

    public Action? NextBatch { get; private set; }

    public bool ChangesWhenStalled => false;

    public void Check(TrainingPhase phase)
    {
    }

    public void Begin(TrainingPhase phase)
    {
        _phase = phase;
        _position = 0;
        _epoch = 0;
        Shuffled();
        Resize(0);
    }

    public int UntilChange(int iteration) => _phase!.Options.Growth is { } growth ? growth.Every - iteration % growth.Every : int.MaxValue;

    public bool Advance(int iteration, bool stalled)
    {
        if (NextBatch is null)
        {
            return false;
        }

        Next();
        if (_phase!.Options.Growth is { } growth && iteration % growth.Every == 0)
        {
            Resize(iteration);
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
        _epoch = state.GetInteger("epoch");
        target.Draw = (ulong)state.GetInteger("draw", 0, long.MaxValue);
        _position = state.GetInteger("position", 0, samples.Count);
        Shuffled();
        Resize(phase.Options.Growth is { } growth ? iteration / growth.Every * growth.Every : 0);
    }

    private void Resize(int iteration)
    {
        long batch = _phase!.Options.MiniBatch ?? samples.Count;
        _size = Math.Min(samples.Count, _phase.Options.Growth?.Size(batch, iteration) ?? batch);
        bool isWhole = _size >= samples.Count;
        NextBatch = isWhole ? null : Next;
        if (isWhole)
        {
            samples.Indices.CopyTo(_batch);
            _count = samples.Count;
            target.SetBatch(_batch, samples.Count);
        }
        else
        {
            Take();
        }
    }

    private void Next()
    {
        _position += _count;
        if (_position >= samples.Count)
        {
            _epoch++;
            _position = 0;
            Shuffled();
        }

        Take();
    }

    // the last batch of an epoch is smaller, so that every sample is seen once
    private void Take()
    {
        _count = (int)Math.Min(_size, samples.Count - _position);
        for (int i = 0; i < _count; i++)
        {
            _batch[i] = samples.Indices[(int)_order[_position + i]];
        }

        target.SetBatch(_batch, _count);
    }

    private void Shuffled()
    {
        Shuffle.Fill(_order, seed, (ulong)_epoch);
        target.Epoch = (ulong)_epoch;
    }
}
