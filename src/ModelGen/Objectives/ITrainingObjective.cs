namespace ModelGen.Objectives;

/// <summary>What training needs of a model beyond what optimisers see: the weights of its terms, and what checkpoints must hold.</summary>
/// <typeparam name="T">float or double.</typeparam>
public interface ITrainingObjective<T> : IObjective<T> where T : unmanaged
{
    /// <summary>The lane type; checkpoints record it, since bits are promised for one lane type.</summary>
    string LaneName { get; }

    /// <summary>The parameters, and behind them what a model keeps of training without an optimiser moving it; checkpoints hold all of it.</summary>
    Span<T> Values { get; }

    /// <summary>The weight of a term in the loss.</summary>
    /// <param name="term">Its index in the order of <see cref="IObjective{T}.TermLosses"/>.</param>
    double GetWeight(int term);

    /// <summary>Sets the weight of a term in the loss.</summary>
    /// <param name="term">Its index in the order of <see cref="IObjective{T}.TermLosses"/>.</param>
    /// <param name="weight">Finite and not negative.</param>
    void SetWeight(int term, double weight);
}
