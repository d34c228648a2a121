using System.Collections.ObjectModel;

namespace ModelGen.Training;

/// <summary>What a phase does beside stepping: data, batches, weights, stopping. Null or empty: the optimiser's own choice.</summary>
public sealed record PhaseOptions
{
    /// <summary>What the phase says about its items, such as how many there are; null for nothing.</summary>
    public DataOptions? Data { get; init; }

    /// <summary>Items that one iteration visits; null for all.</summary>
    public long? MiniBatch { get; init; }

    /// <summary>How the batch grows; null for not at all.</summary>
    public BatchGrowth? Growth { get; init; }

    /// <summary>The norm that gradients are clipped to; infinity for none.</summary>
    public double ClipNorm { get; init; } = double.PositiveInfinity;

    /// <summary>Patterns of the parameters that stay as they are.</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];

    /// <summary>What the average of the parameters keeps in a step; null for no average.</summary>
    public double? AverageDecay { get; init; }

    /// <summary>Which parameters the phase ends with.</summary>
    public KeptIterate Kept { get; init; }

    /// <summary>When to stop before the last iteration; null for not.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>The validation loss below which there is nothing left to gain; 0 for none.</summary>
    public double Target { get; init; }

    /// <summary>Whether the phase is for trainings that have stalled above the tolerance of the verdict, and left out of others.</summary>
    public bool OnlyIfStalled { get; init; }

    /// <summary>Weights in the loss that replace the declared ones, by term.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init => field = Copy(value); } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>Iterations between validations; null for the optimiser's choice, or epochs.</summary>
    public int? ValidateEvery { get; init; }

    /// <summary>Epochs between validations; null where they are iterations.</summary>
    public int? ValidateEveryEpochs { get; init; }

    private static ReadOnlyDictionary<string, TValue> Copy<TValue>(IReadOnlyDictionary<string, TValue> values) => new(new Dictionary<string, TValue>(values));
}
