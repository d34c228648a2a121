namespace ModelGen.Training.Schedules;

/// <summary>rate x factor^(t / every).</summary>
internal sealed record ExponentialSchedule(double Factor, ScheduleInterval Every) : LearningRateSchedule
{
    internal override bool UsesEpochs => Every.IsInEpochs;

    public override double Rate(double baseRate, long iteration, long iterations) => baseRate * Math.Pow(Factor, Every.After(iteration));

    public override string ToString() => "exponential";

    internal override LearningRateSchedule Counted(EpochClock clock) => this with { Every = Every.Counted(clock) };
}
