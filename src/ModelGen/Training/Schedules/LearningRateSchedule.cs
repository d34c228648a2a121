using ModelGen.Training.Schedules;

namespace ModelGen.Training;

/// <summary>How the learning rate changes over a phase. Immutable; a rate depends on nothing but the iteration, so that training resumes exactly.</summary>
public abstract record LearningRateSchedule
{
    /// <summary>The same rate throughout.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantSchedule();

    /// <summary>rate x (final + (1 - final) (1 + cos(pi t / T)) / 2): slow, fast, slow, down to a fraction of the rate. Loshchilov and Hutter 2017.</summary>
    /// <param name="final">The fraction of the rate at the end, in [0, 1].</param>
    public static LearningRateSchedule Cosine(double final = 0.01) => new CosineSchedule(final);

    /// <summary>rate x factor^(t / every), continuously.</summary>
    /// <param name="factor">In (0, 1].</param>
    /// <param name="every">Iterations over which the rate falls by the factor.</param>
    public static LearningRateSchedule Exponential(double factor = 0.9, int every = 1_000) => new ExponentialSchedule(factor, every);

    /// <summary>rate x factor^floor(t / every): in steps.</summary>
    /// <param name="factor">In (0, 1].</param>
    /// <param name="every">Iterations from one step to the next.</param>
    public static LearningRateSchedule Step(double factor = 0.5, int every = 1_000) => new StepSchedule(factor, every);

    /// <summary>rate / (1 + decay t / every). Robbins and Monro 1951.</summary>
    /// <param name="decay">Positive.</param>
    /// <param name="every">The iterations that t is counted in.</param>
    public static LearningRateSchedule InverseTime(double decay = 1, int every = 1_000) => new InverseTimeSchedule(decay, every);

    /// <summary>Up from rate / startDivisor to the rate, then down to rate / endDivisor, both as half a cosine. Smith and Topin 2019.</summary>
    /// <param name="rise">The part of the phase that the rise takes, in (0, 1).</param>
    /// <param name="startDivisor">At least 1.</param>
    /// <param name="endDivisor">At least 1.</param>
    public static LearningRateSchedule OneCycle(double rise = 0.3, double startDivisor = 25, double endDivisor = 1e4) =>
        new OneCycleSchedule(rise, startDivisor, endDivisor);

    /// <summary>A linear rise from rate / iterations to the rate, then another schedule over the rest of the phase.</summary>
    /// <param name="iterations">Iterations of the rise; positive.</param>
    /// <param name="then">The schedule after it; constant if not given.</param>
    public static LearningRateSchedule Warmup(int iterations, LearningRateSchedule? then = null) => new WarmupSchedule(iterations, then ?? Constant);

    /// <summary>The rate of an iteration.</summary>
    /// <param name="baseRate">The optimiser's rate.</param>
    /// <param name="iteration">t, counted from 0 at the start of the phase.</param>
    /// <param name="iterations">T, the iterations of the phase.</param>
    public abstract double Rate(double baseRate, long iteration, long iterations);

    private protected static double RequireFactor(double factor, string name) =>
        factor > 0 && factor <= 1 ? factor : throw new ArgumentOutOfRangeException(name, factor, $"'{name}' must be above 0 and at most 1: the rate falls.");

    private protected static int RequirePositive(int iterations, string name) =>
        iterations > 0 ? iterations : throw new ArgumentOutOfRangeException(name, iterations, $"'{name}' must be at least 1 iteration.");
}
