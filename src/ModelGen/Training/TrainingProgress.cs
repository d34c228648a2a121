namespace ModelGen.Training;

/// <summary>A snapshot of training for display; immutable.</summary>
public sealed record TrainingProgress
{
    /// <summary>The optimiser of the phase.</summary>
    public required string Phase { get; init; }

    /// <summary>The phase, counted from 0.</summary>
    public required int PhaseIndex { get; init; }

    /// <summary>Phases of the plan.</summary>
    public required int PhaseCount { get; init; }

    /// <summary>Iterations of the phase that are done.</summary>
    public required int Iteration { get; init; }

    /// <summary>Iterations that the phase has at most.</summary>
    public required int PhaseIterations { get; init; }

    /// <summary>Epochs of the phase that are done; null where there are none.</summary>
    public double? Epoch { get; init; }

    /// <summary>Iterations of all phases that are done.</summary>
    public required long TotalIteration { get; init; }

    /// <summary>The weighted loss; NaN before the first iteration.</summary>
    public required double Loss { get; init; }

    /// <summary>Each term before its weight, in the order of the declaration.</summary>
    public required IReadOnlyList<TermLoss> TermLosses { get; init => field = Array.AsReadOnly([.. value]); }

    /// <summary>The current rate; null where the optimiser finds its own step lengths.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The latest loss on the fixed validation sample; null before the first.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The metrics of the latest validation; empty before the first.</summary>
    public IReadOnlyList<TermLoss> Metrics { get; init => field = Array.AsReadOnly([.. value]); } = [];

    /// <summary>The latest error against the caller's reference; null without one.</summary>
    public double? ReferenceError { get; init; }

    /// <summary>What <see cref="ReferenceError"/> measures.</summary>
    public string? ReferenceName { get; init; }

    /// <summary>Items visited each second since the previous report.</summary>
    public required double ItemsPerSecond { get; init; }

    /// <summary>What items are called, such as "points".</summary>
    public required string ItemName { get; init; }

    /// <summary>Time since training started, without interruptions.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Time that the phase still takes at its pace so far; null before there is one.</summary>
    public TimeSpan? EstimatedRemaining { get; init; }

    /// <summary>What to tell once: the plan that was picked, why a phase ended; null mostly.</summary>
    public string? Message { get; init; }

    /// <summary>Whether this is the last report.</summary>
    public bool IsFinal { get; init; }
}

/// <summary>One term of the loss, or a metric.</summary>
/// <param name="Name">Its name, such as an equation's.</param>
/// <param name="Loss">Its value before its weight: of an equation the mean |r|^2, of a term or a metric on samples the mean over them.</param>
public readonly record struct TermLoss(string Name, double Loss)
{
    /// <summary>The same number, by a name that suits metrics too.</summary>
    public double Value => Loss;
}
