namespace ModelGen.Training.Schedules;

/// <summary>A linear rise, then another schedule over the rest of the phase.</summary>
internal sealed record WarmupSchedule : LearningRateSchedule
{
    private readonly int _warmup;
    private readonly LearningRateSchedule _then;

    public WarmupSchedule(int iterations, LearningRateSchedule then)
    {
        _warmup = RequirePositive(iterations, nameof(iterations));
        _then = then;
    }

    public override double Rate(double baseRate, long iteration, long iterations) => iteration < _warmup
        ? baseRate * (iteration + 1) / _warmup
        : _then.Rate(baseRate, iteration - _warmup, Math.Max(1, iterations - _warmup));

    public override string ToString() => $"{_warmup} iterations of warm-up, then {_then}";
}
