namespace ModelGen.Training.Schedules;

/// <summary>Up from rate / startDivisor to the rate, then down to rate / endDivisor, both as half a cosine.</summary>
internal sealed record OneCycleSchedule : LearningRateSchedule
{
    private readonly double _rise;
    private readonly double _startDivisor;
    private readonly double _endDivisor;

    public OneCycleSchedule(double rise, double startDivisor, double endDivisor)
    {
        _rise = rise is > 0 and < 1
            ? rise
            : throw new ArgumentOutOfRangeException(nameof(rise), rise, "The rise takes a part of the phase between 0 and 1, such as 0.3.");
        ArgumentOutOfRangeException.ThrowIfLessThan(startDivisor, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(endDivisor, 1);
        _startDivisor = startDivisor;
        _endDivisor = endDivisor;
    }

    public override double Rate(double baseRate, long iteration, long iterations)
    {
        double progress = Math.Min(1, iteration / (double)Math.Max(1, iterations));
        return progress < _rise
            ? HalfCosine(baseRate / _startDivisor, baseRate, progress / _rise)
            : HalfCosine(baseRate, baseRate / _endDivisor, (progress - _rise) / (1 - _rise));
    }

    public override string ToString() => "one cycle";

    private static double HalfCosine(double from, double to, double progress) => to + (from - to) * 0.5 * (1 + Math.Cos(Math.PI * progress));
}
