namespace ModelGen.Training.Schedules;

/// <summary>A linear rise, then another schedule over the rest of the phase.</summary>
internal sealed record WarmupSchedule(int Iterations, int Epochs, LearningRateSchedule Then) : LearningRateSchedule
{
    internal override bool UsesEpochs => Iterations == 0 || Then.UsesEpochs;

    public override double Rate(double baseRate, long iteration, long iterations) => iteration < Iterations
        ? baseRate * (iteration + 1) / Iterations
        : Then.Rate(baseRate, iteration - Iterations, Math.Max(1, iterations - Iterations));

    public override string ToString() => $"{(Epochs > 0 ? $"{Epochs} epochs" : $"{Iterations} iterations")} of warm-up, then {Then}";

    internal override LearningRateSchedule Counted(EpochClock clock)
    {
        int rise = Epochs > 0 ? clock.IterationsOf(Epochs) : Iterations;
        return this with { Iterations = rise, Then = Then.Counted(clock.From(rise)) };
    }
}
