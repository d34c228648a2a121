namespace ModelGen.Training.Schedules;

/// <summary>rate / (1 + decay t / every).</summary>
internal sealed record InverseTimeSchedule : LearningRateSchedule
{
    private readonly double _decay;
    private readonly int _every;

    public InverseTimeSchedule(double decay, int every)
    {
        _decay = decay > 0 && double.IsFinite(decay)
            ? decay
            : throw new ArgumentOutOfRangeException(nameof(decay), decay, "The decay must be a positive number.");
        _every = RequirePositive(every, nameof(every));
    }

    public override double Rate(double baseRate, long iteration, long iterations) => baseRate / (1 + _decay * iteration / _every);

    public override string ToString() => "inverse time";
}
