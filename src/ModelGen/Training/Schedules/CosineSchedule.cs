namespace ModelGen.Training.Schedules;

/// <summary>rate x (final + (1 - final) (1 + cos(pi t / T)) / 2).</summary>
internal sealed record CosineSchedule : LearningRateSchedule
{
    private readonly double _final;

    public CosineSchedule(double final) => _final = final is >= 0 and <= 1
        ? final
        : throw new ArgumentOutOfRangeException(nameof(final), final, "The final fraction of the rate must lie in [0, 1].");

    public override double Rate(double baseRate, long iteration, long iterations)
    {
        double progress = Math.Min(1, iteration / (double)Math.Max(1, iterations));
        return baseRate * (_final + (1 - _final) * 0.5 * (1 + Math.Cos(Math.PI * progress)));
    }

    public override string ToString() => "cosine";
}
