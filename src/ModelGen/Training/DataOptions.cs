using ModelGen.Optimizers;

namespace ModelGen.Training;

/// <summary>What a phase says about the items that it trains on; each kind of <see cref="ITrainingData"/> has its own.</summary>
public abstract record DataOptions
{
    /// <summary>Whether they say how many items there are, so that the number can grow.</summary>
    public virtual bool HaveSize => false;

    /// <summary>What they come to with an optimiser, such as ", 2,048 points, points redrawn every 100"; empty where there is nothing to tell.</summary>
    public abstract string Describe(Optimizer optimizer);
}
