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

    /// <summary>What validations measure beside the loss; nothing unless a model has metrics.</summary>
    IReadOnlyList<string> MetricNames => [];

    /// <summary>The metrics of the latest <see cref="IObjective{T}.ValidationLoss"/>, [metric].</summary>
    void Metrics(Span<double> metrics)
    {
    }

    /// <summary>Keeps parameters as they are, by patterns of their paths; an empty list lets all of them train.</summary>
    /// <param name="patterns">Such as "Encode/**".</param>
    /// <exception cref="ArgumentException">A pattern names no parameter, or the model has no paths.</exception>
    void Freeze(IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        if (patterns.Count > 0)
        {
            throw new ArgumentException("What is trained here cannot keep some of its parameters; leave Freeze out.", nameof(patterns));
        }
    }
}
