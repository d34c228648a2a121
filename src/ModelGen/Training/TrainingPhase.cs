using System.Globalization;
using System.Text;
using ModelGen.Optimizers;

namespace ModelGen.Training;

/// <summary>One phase of a plan: an optimiser, how long it runs, and its options.</summary>
/// <param name="Optimizer">The method and its settings.</param>
/// <param name="Iterations">At most so many.</param>
/// <param name="Schedule">How its learning rate changes; ignored by methods without one.</param>
/// <param name="Options">Data, batches, weights, stopping.</param>
public sealed record TrainingPhase(Optimizer Optimizer, int Iterations, LearningRateSchedule Schedule, PhaseOptions Options)
{
    /// <summary>Visits of the whole data set, where the phase was given in epochs; else 0.</summary>
    public int Epochs { get; internal init; }

    /// <summary>What an epoch of the phase is; null where there is no data set.</summary>
    internal EpochCount? EpochCount { get; init; }

    /// <summary>Iterations between validations; where they are epochs, and the batch grows, the first of them.</summary>
    public int ValidateEvery => Options.ValidateEvery
        ?? (Options.ValidateEveryEpochs is { } epochs && EpochCount is { } count ? count.End(epochs) : Optimizer.DefaultValidateEvery);

    /// <summary>When the phase takes more items, or stops before its last iteration; null for never.</summary>
    public EarlyStopping? EarlyStopping =>
        Options.EarlyStopping ?? (Optimizer.DefaultPatience is { } patience ? new EarlyStopping(patience, Optimizer.DefaultImprovement) : null);

    /// <summary>The learning rate of an iteration, counted from 0; 0 for methods without one.</summary>
    public double LearningRate(long iteration) =>
        Optimizer.BaseLearningRate is { } rate ? Schedule.Rate(rate, iteration, Iterations) : 0;

    /// <summary>Whether the method compares losses from one step to the next, so that its items must stay the same.</summary>
    internal bool ComparesLosses => !Optimizer.IsStochastic;

    /// <summary>Whether the phase says something in epochs.</summary>
    internal bool UsesEpochs => Epochs > 0 || Options.ValidateEveryEpochs > 0 || Options.EarlyStopping is { Epochs: > 0 }
        || Options.Growth is { EveryEpochs: > 0 } || Schedule.UsesEpochs;

    /// <summary>Whether a validation is due after so many iterations.</summary>
    internal bool IsValidationDue(int iteration) =>
        Options.ValidateEveryEpochs is { } epochs ? EpochCount!.IsEnd(iteration, epochs) : iteration % ValidateEvery == 0;

    /// <summary>Iterations until a validation is due; at least 1.</summary>
    internal int UntilValidation(int iteration) =>
        Options.ValidateEveryEpochs is { } epochs ? EpochCount!.Until(iteration, epochs) : ValidateEvery - iteration % ValidateEvery;

    /// <summary>Such as "Adam, 1,000 iterations, learning rate 0.003 (cosine), 2,048 points".</summary>
    public override string ToString()
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        StringBuilder text = new(string.Create(culture, $"{Optimizer.Name}, {Iterations:N0} iterations"));
        if (Epochs > 0)
        {
            text.Append(culture, $" ({Epochs:N0} epochs)");
        }

        if (Optimizer.BaseLearningRate is { } rate)
        {
            text.Append(culture, $", learning rate {rate} ({Schedule})");
        }

        text.Append(Options.Data?.Describe(Optimizer));
        if (Options.MiniBatch is { } miniBatch)
        {
            text.Append(culture, $", mini-batches of {miniBatch:N0}");
        }

        return text.Append(Options.OnlyIfStalled ? ", if stalled above the tolerance" : "").ToString();
    }
}
