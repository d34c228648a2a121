namespace ModelGen.Training.Schedules;

/// <summary>rate x factor^floor(t / every).</summary>
internal sealed record StepSchedule : LearningRateSchedule
{
    private readonly double _factor;
    private readonly int _every;

    public StepSchedule(double factor, int every)
    {
        _factor = RequireFactor(factor, nameof(factor));
        _every = RequirePositive(every, nameof(every));
    }

    public override double Rate(double baseRate, long iteration, long iterations) => baseRate * Math.Pow(_factor, iteration / _every);

    public override string ToString() => "in steps";
}
