using ModelGen.Training.Schedules;

namespace ModelGen.Training;

/// <summary>How the learning rate changes over a phase. Immutable; a rate depends on nothing but the iteration, so that training resumes exactly.</summary>
public abstract record LearningRateSchedule
{
    private const int UsualInterval = 1_000;

    /// <summary>The same rate throughout.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantSchedule();

    /// <summary>rate x (final + (1 - final) (1 + cos(pi t / T)) / 2): slow, fast, slow, down to a fraction of the rate. Loshchilov and Hutter 2017.</summary>
    /// <param name="final">The fraction of the rate at the end, in [0, 1].</param>
    public static LearningRateSchedule Cosine(double final = 0.01) => new CosineSchedule(final);

    /// <summary>rate x factor^(t / every), continuously.</summary>
    /// <param name="factor">In (0, 1].</param>
    /// <param name="every">Iterations over which the rate falls by the factor; 1,000 unless given.</param>
    /// <param name="everyEpochs">Visits of the whole data set, in place of iterations; for networks on samples.</param>
    public static LearningRateSchedule Exponential(double factor = 0.9, int? every = null, int? everyEpochs = null) =>
        new ExponentialSchedule(RequireFactor(factor, nameof(factor)), Interval(every, everyEpochs));

    /// <summary>rate x factor^floor(t / every): in steps.</summary>
    /// <param name="factor">In (0, 1].</param>
    /// <param name="every">Iterations from one step to the next; 1,000 unless given.</param>
    /// <param name="everyEpochs">Visits of the whole data set, in place of iterations; for networks on samples.</param>
    public static LearningRateSchedule Step(double factor = 0.5, int? every = null, int? everyEpochs = null) =>
        new StepSchedule(RequireFactor(factor, nameof(factor)), Interval(every, everyEpochs));

    /// <summary>rate / (1 + decay t / every). Robbins and Monro 1951.</summary>
    /// <param name="decay">Positive.</param>
    /// <param name="every">The iterations that t is counted in; 1,000 unless given.</param>
    /// <param name="everyEpochs">Visits of the whole data set, in place of iterations; for networks on samples.</param>
    public static LearningRateSchedule InverseTime(double decay = 1, int? every = null, int? everyEpochs = null) =>
        decay > 0 && double.IsFinite(decay)
            ? new InverseTimeSchedule(decay, Interval(every, everyEpochs))
            : throw new ArgumentOutOfRangeException(nameof(decay), decay, "The decay must be a positive number.");

    /// <summary>Up from rate / startDivisor to the rate, then down to rate / endDivisor, both as half a cosine. Smith and Topin 2019.</summary>
    /// <param name="rise">The part of the phase that the rise takes, in (0, 1).</param>
    /// <param name="startDivisor">At least 1.</param>
    /// <param name="endDivisor">At least 1.</param>
    public static LearningRateSchedule OneCycle(double rise = 0.3, double startDivisor = 25, double endDivisor = 1e4) =>
        new OneCycleSchedule(rise, startDivisor, endDivisor);

    /// <summary>A linear rise from rate / iterations to the rate, then another schedule over the rest of the phase.</summary>
    /// <param name="iterations">Iterations of the rise; left out where there are epochs.</param>
    /// <param name="then">The schedule after it; constant if not given.</param>
    /// <param name="epochs">Visits of the whole data set that the rise takes, in place of iterations; for networks on samples.</param>
    public static LearningRateSchedule Warmup(int? iterations = null, LearningRateSchedule? then = null, int? epochs = null)
    {
        (int rise, int riseEpochs) = TrainingPlan.Interval(iterations, epochs, usual: null, nameof(iterations), nameof(epochs));
        return new WarmupSchedule(rise, riseEpochs, then ?? Constant);
    }

    /// <summary>Whether it counts epochs, so that it needs a data set.</summary>
    internal virtual bool UsesEpochs => false;

    /// <summary>The rate of an iteration.</summary>
    /// <param name="baseRate">The optimiser's rate.</param>
    /// <param name="iteration">t, counted from 0 at the start of the phase.</param>
    /// <param name="iterations">T, the iterations of the phase.</param>
    public abstract double Rate(double baseRate, long iteration, long iterations);

    /// <summary>The same, with epochs that are known.</summary>
    internal virtual LearningRateSchedule Counted(EpochClock clock) => this;

    private static ScheduleInterval Interval(int? every, int? everyEpochs)
    {
        (int iterations, int epochs) = TrainingPlan.Interval(every, everyEpochs, UsualInterval, nameof(every), nameof(everyEpochs));
        return new ScheduleInterval(iterations, epochs);
    }

    private static double RequireFactor(double factor, string name) =>
        factor > 0 && factor <= 1 ? factor : throw new ArgumentOutOfRangeException(name, factor, $"'{name}' must be above 0 and at most 1: the rate falls.");
}
