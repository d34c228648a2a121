namespace ModelGen.Training.Schedules;

/// <summary>What a schedule counts in: a number of iterations, or of epochs.</summary>
/// <param name="Iterations">0 where they are epochs.</param>
/// <param name="Epochs">0 where they are iterations.</param>
internal sealed record ScheduleInterval(int Iterations, int Epochs)
{
    private EpochClock? _clock;

    public bool IsInEpochs => Epochs > 0;

    /// <summary>Intervals after so many iterations.</summary>
    public double After(long iteration) => !IsInEpochs ? iteration / (double)Iterations : _clock is { } clock ? clock.At(iteration) / Epochs
        : throw new InvalidOperationException("The schedule is in epochs, and nobody has said what an epoch is; give iterations where there is no data set.");

    /// <summary>The same, with epochs that are known.</summary>
    public ScheduleInterval Counted(EpochClock clock) => this with { _clock = clock };
}
