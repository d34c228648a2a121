using System.Collections.ObjectModel;

namespace ModelGen.Training;

/// <summary>What a phase does beside stepping: points, batches, weights, stopping. Null or empty: the optimiser's own choice.</summary>
public sealed record PhaseOptions
{
    /// <summary>Collocation points over all equations; null for the declared numbers, or what the optimiser needs.</summary>
    public long? Points { get; init; }

    /// <summary>Collocation points of single equations, by name.</summary>
    public IReadOnlyDictionary<string, int> EquationPoints { get; init => field = Copy(value); } = ReadOnlyDictionary<string, int>.Empty;

    /// <summary>The sequence that points are drawn from; null to keep the model's.</summary>
    public PointSampler? Sampler { get; init; }

    /// <summary>Iterations between redraws of the points, 0 for never; null for the optimiser's choice.</summary>
    public int? ResampleEvery { get; init; }

    /// <summary>How points are redrawn; null for the optimiser's choice.</summary>
    public Resampling? Resampling { get; init; }

    /// <summary>Points that one iteration visits; null for all.</summary>
    public long? MiniBatch { get; init; }

    /// <summary>How the batch grows; null for not at all.</summary>
    public BatchGrowth? Growth { get; init; }

    /// <summary>The norm that gradients are clipped to; infinity for none.</summary>
    public double ClipNorm { get; init; } = double.PositiveInfinity;

    /// <summary>When to stop before the last iteration; null for not.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Weights in the loss that replace the declared ones, by equation.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init => field = Copy(value); } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>Iterations between validations; null for the optimiser's choice.</summary>
    public int? ValidateEvery { get; init; }

    private static ReadOnlyDictionary<string, TValue> Copy<TValue>(IReadOnlyDictionary<string, TValue> values) => new(new Dictionary<string, TValue>(values));
}
