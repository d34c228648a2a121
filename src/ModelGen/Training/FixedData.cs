using ModelGen.IO;

namespace ModelGen.Training;

/// <summary>Items that stay as they are: for objectives that bring their own.</summary>
internal sealed class FixedData : ITrainingData
{
    public string ItemName => "items";

    public Action? NextBatch => null;

    public bool ChangesWhenStalled => false;

    public void Check(TrainingPhase phase)
    {
        if (phase.Options.Data is not null || phase.Options.MiniBatch is not null)
        {
            throw new ArgumentException($"The items of this loss are fixed; leave out what the plan says about them ({phase}).", nameof(phase));
        }
    }

    public void Begin(TrainingPhase phase)
    {
    }

    public int UntilChange(int iteration) => int.MaxValue;

    public bool Advance(int iteration, bool stalled) => false;

    public void End(bool trained)
    {
    }

    public void Save(StateDictionary state)
    {
    }

    public void Resume(TrainingPhase phase, int iteration, StateDictionary state)
    {
    }
}
