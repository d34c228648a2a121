namespace ModelGen.Training.Schedules;

/// <summary>rate x factor^floor(t / every).</summary>
internal sealed record StepSchedule(double Factor, ScheduleInterval Every) : LearningRateSchedule
{
    internal override bool UsesEpochs => Every.IsInEpochs;

    // a hair more, so that rounding does not put a step off by an iteration
    public override double Rate(double baseRate, long iteration, long iterations) => baseRate * Math.Pow(Factor, Math.Floor(Every.After(iteration) + 1e-9));

    public override string ToString() => "in steps";

    internal override LearningRateSchedule Counted(EpochClock clock) => this with { Every = Every.Counted(clock) };
}
