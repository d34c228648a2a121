namespace ModelGen.Training.Schedules;

/// <summary>The same rate throughout.</summary>
internal sealed record ConstantSchedule : LearningRateSchedule
{
    public override double Rate(double baseRate, long iteration, long iterations) => baseRate;

    public override string ToString() => "constant";
}
