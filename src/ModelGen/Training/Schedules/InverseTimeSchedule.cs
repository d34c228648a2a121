namespace ModelGen.Training.Schedules;

/// <summary>rate / (1 + decay t / every).</summary>
internal sealed record InverseTimeSchedule(double Decay, ScheduleInterval Every) : LearningRateSchedule
{
    internal override bool UsesEpochs => Every.IsInEpochs;

    public override double Rate(double baseRate, long iteration, long iterations) => baseRate / (1 + Decay * Every.After(iteration));

    public override string ToString() => "inverse time";

    internal override LearningRateSchedule Counted(EpochClock clock) => this with { Every = Every.Counted(clock) };
}
