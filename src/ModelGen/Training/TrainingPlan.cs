using ModelGen.Optimizers;

namespace ModelGen.Training;

/// <summary>
/// What training does: phases, one after the other, and their options. Options that follow a phase are that phase's; options before
/// the first phase hold for all. Each phase ends at its best iterate on the fixed validation sample.
/// </summary>
/// <example>
/// <c>plan => plan.Points(4_096).Adam(iterations: 1_000).ResampleEvery(100).LevenbergMarquardt(iterations: 200)
/// .Checkpoint("run.safetensors", TimeSpan.FromMinutes(5))</c>
/// </example>
public sealed partial class TrainingPlan
{
    private readonly List<TrainingPhase> _phases = [];
    private string? _remark;
    private PhaseOptions _common = new();

    /// <summary>The phases in order.</summary>
    public IReadOnlyList<TrainingPhase> Phases => field ??= _phases.AsReadOnly();

    /// <summary>Where checkpoints go and how often; null for none.</summary>
    public CheckpointSettings? Checkpoints { get; private set; }

    /// <summary>The checkpoint to go on from; null to start anew.</summary>
    public ResumeSettings? Resume { get; private set; }

    /// <summary>The error that the caller measures; null for none.</summary>
    public ReferenceValidation? Reference { get; private set; }

    /// <summary>The residual beside the terms of its equation that counts as satisfied, for the verdict.</summary>
    public double Tolerance { get; private set; } = 1e-3;

    /// <summary>Whether the phases were the default ones.</summary>
    public bool IsDefault { get; private set; }

    /// <summary>The options that hold for all phases.</summary>
    internal PhaseOptions CommonOptions => _common;

    /// <summary>What the plan does, one phase after the other, for history and progress.</summary>
    public string Description => $"{(IsDefault ? "Default plan: " : "")}{string.Join("; then ", _phases)}.{(_remark is null ? "" : " " + _remark)}";

    /// <summary>Adds a sentence to the description, about who carries the plan out and how.</summary>
    internal void Remark(string? remark) => _remark = _remark is null ? remark : $"{_remark} {remark}";

    /// <summary>The plan that a caller configures, with the default phases where it names none.</summary>
    /// <param name="configure">Adds phases and options; null for the default phases.</param>
    /// <param name="data">The options of the kind of data that the plan is for; null where there are none.</param>
    /// <param name="addDefaults">Adds the default phases; null where there are none.</param>
    public static TrainingPlan Build(Action<TrainingPlan>? configure, DataOptions? data = null, Action<TrainingPlan>? addDefaults = null)
    {
        TrainingPlan plan = new() { _common = new PhaseOptions { Data = data } };
        configure?.Invoke(plan);
        if (plan._phases.Count == 0 && addDefaults is not null)
        {
            addDefaults(plan);
            plan.IsDefault = true;
        }

        return plan;
    }

    /// <summary>Changes what the phase, or all of them, says about its data.</summary>
    /// <param name="change">The change.</param>
    /// <param name="what">What the data are, for the message.</param>
    /// <exception cref="InvalidOperationException">The plan is for other data.</exception>
    internal TrainingPlan ChangeData<TData>(Func<TData, TData> change, string what) where TData : DataOptions, new() =>
        Change(options => options with
        {
            Data = change((options.Data ?? new TData()) as TData
                ?? throw new InvalidOperationException($"What is trained here has no {what}; leave that option out.")),
        });

    /// <summary>Adds a phase of Adam: robust from any start.</summary>
    /// <param name="iterations">At least 1; left out where there are epochs.</param>
    /// <param name="learningRate">The rate before the schedule.</param>
    /// <param name="schedule">How the rate changes; constant if not given.</param>
    /// <param name="epochs">Visits of the whole data set, in place of iterations; for networks on samples.</param>
    public TrainingPlan Adam(int iterations = 0, double learningRate = 1e-3, LearningRateSchedule? schedule = null, int epochs = 0) =>
        Then(new Adam(learningRate), iterations, schedule, epochs);

    /// <summary>Adds a phase of Adam with decoupled weight decay.</summary>
    /// <param name="iterations">At least 1; left out where there are epochs.</param>
    /// <param name="learningRate">The rate before the schedule.</param>
    /// <param name="weightDecay">Not negative.</param>
    /// <param name="schedule">How the rate changes; constant if not given.</param>
    /// <param name="epochs">Visits of the whole data set, in place of iterations; for networks on samples.</param>
    public TrainingPlan AdamW(
        int iterations = 0, double learningRate = 1e-3, double weightDecay = 1e-2, LearningRateSchedule? schedule = null, int epochs = 0) =>
        Then(new AdamW(learningRate, weightDecay), iterations, schedule, epochs);

    /// <summary>Adds a phase of gradient descent.</summary>
    /// <param name="iterations">At least 1; left out where there are epochs.</param>
    /// <param name="learningRate">The rate before the schedule.</param>
    /// <param name="momentum">In [0, 1).</param>
    /// <param name="nesterov">Looks ahead along the momentum.</param>
    /// <param name="schedule">How the rate changes; constant if not given.</param>
    /// <param name="epochs">Visits of the whole data set, in place of iterations; for networks on samples.</param>
    public TrainingPlan Sgd(
        int iterations = 0,
        double learningRate = 1e-2,
        double momentum = 0,
        bool nesterov = false,
        LearningRateSchedule? schedule = null,
        int epochs = 0) => Then(new Sgd(learningRate, momentum, nesterov), iterations, schedule, epochs);

    /// <summary>Adds a phase of L-BFGS with a strong-Wolfe line search.</summary>
    /// <param name="iterations">At least 1.</param>
    /// <param name="history">Pairs that are kept.</param>
    public TrainingPlan LBfgs(int iterations, int history = 50) => Then(new LBfgs(history), iterations);

    /// <summary>Adds a phase of Levenberg-Marquardt: few steps that are each worth many, up to some 1,500 parameters, in double precision only.</summary>
    /// <param name="iterations">At least 1.</param>
    /// <param name="damping">The first lambda.</param>
    public TrainingPlan LevenbergMarquardt(int iterations, double damping = 0.1) =>
        Then(new LevenbergMarquardt(damping), iterations);

    /// <summary>
    /// Adds a phase of Levenberg-Marquardt in kernel form, on few rows of the residual that are drawn anew in every iteration: the fastest start from anywhere,
    /// up to some 30,000 parameters, in double precision only.
    /// </summary>
    /// <param name="iterations">At least 1.</param>
    /// <param name="rows">Rows of the residual in the first iterations; doubled where the validation loss has stopped falling.</param>
    /// <param name="mostRows">Rows to stop at; null for 2 x rows, and 4 x rows above 4,000 parameters.</param>
    /// <param name="damping">The first lambda, relative to the mean diagonal of J J'.</param>
    /// <param name="momentum">The largest part of the step before that the next one begins with, in [0, 1).</param>
    public TrainingPlan KernelLevenbergMarquardt(int iterations, int rows = 256, int? mostRows = null, double damping = 1e-6, double momentum = 0.9) =>
        Then(new KernelLevenbergMarquardt(rows, mostRows, damping, momentum), iterations);

    /// <summary>
    /// Adds a phase of self-scaled Broyden, a quasi-Newton method with a full matrix: the finisher up to some 5,000
    /// parameters; on 4 rows for each parameter and redrawn every 500 iterations unless the plan says otherwise.
    /// </summary>
    /// <param name="iterations">At least 1.</param>
    public TrainingPlan SelfScaledBroyden(int iterations) => Then(new SelfScaledBroyden(), iterations);

    /// <summary>Adds a phase of any optimiser.</summary>
    /// <param name="optimizer">The method and its settings.</param>
    /// <param name="iterations">At least 1; left out where there are epochs.</param>
    /// <param name="schedule">How its rate changes; constant if not given.</param>
    /// <param name="epochs">Visits of the whole data set, in place of iterations; for networks on samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">No iterations.</exception>
    /// <exception cref="ArgumentException">A schedule for a method that finds its own step lengths, or both iterations and epochs.</exception>
    public TrainingPlan Then(Optimizer optimizer, int iterations = 0, LearningRateSchedule? schedule = null, int epochs = 0)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (epochs > 0 && iterations > 0)
        {
            throw new ArgumentException($"{optimizer.Name} is given {iterations} iterations and {epochs} epochs; leave one of them out.", nameof(epochs));
        }

        if (iterations < 1 && epochs < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(iterations),
                iterations,
                $"{optimizer.Name} needs at least 1 iteration; leave the phase out to skip it.");
        }

        if (schedule is not null && optimizer.BaseLearningRate is null)
        {
            throw new ArgumentException($"{optimizer.Name} finds its own step lengths and takes no learning-rate schedule; leave it out.", nameof(schedule));
        }

        RequireOneObjective(optimizer, _common);
        _phases.Add(new TrainingPhase(optimizer, Math.Max(1, iterations), schedule ?? LearningRateSchedule.Constant, _common) { Epochs = epochs });
        return this;
    }

    /// <summary>Says what the epochs of the phases are, and has the trainer look once an epoch unless the plan says otherwise.</summary>
    /// <param name="items">Of the data set.</param>
    internal void CountEpochs(long items)
    {
        for (int i = 0; i < _phases.Count; i++)
        {
            TrainingPhase phase = _phases[i];
            long batch = Math.Min(items, phase.Options.MiniBatch ?? items);
            BatchGrowth? growth = phase.Options.Growth?.Counted(batch, items);
            EpochCount count = EpochCount.Of(items, batch, growth, phase.Epochs, phase.Iterations);
            bool looksByEpoch = phase.Optimizer.IsStochastic && phase.Options.ValidateEvery is null;
            _phases[i] = phase with
            {
                Iterations = phase.Epochs > 0 ? count.End(phase.Epochs) : phase.Iterations,
                EpochCount = count,
                Schedule = phase.Schedule.Counted(new EpochClock(count)),
                Options = phase.Options with
                {
                    Growth = growth,
                    ValidateEveryEpochs = phase.Options.ValidateEveryEpochs ?? (looksByEpoch ? 1 : null),
                },
            };
        }
    }

    private TrainingPlan Change(Func<PhaseOptions, PhaseOptions> change)
    {
        if (_phases.Count == 0)
        {
            _common = change(_common);
        }
        else
        {
            TrainingPhase phase = _phases[^1];
            PhaseOptions options = change(phase.Options);
            RequireOneObjective(phase.Optimizer, options);
            _phases[^1] = phase with { Options = options };
        }

        return this;
    }

    private static void RequireOneObjective(Optimizer optimizer, PhaseOptions options)
    {
        if (!optimizer.IsStochastic && options.MiniBatch is not null)
        {
            throw new ArgumentException(
                $"{optimizer.Name} compares losses from one step to the next and cannot use mini-batches; put MiniBatch after the phase that needs it, "
                + "or train on fewer items.");
        }
    }
}
