using System.Diagnostics;
using System.Numerics;
using ModelGen.Optimizers;

namespace ModelGen.Training;

/// <summary>
/// Trains a model by a plan: one phase after the other, with redraws, validation, checkpoints, progress and cancellation, and leaves the model with the
/// parameters of its smallest validation loss. For objectives of one's own; a model's Train method is the way for everything else. Use it once.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed partial class Trainer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ITrainingObjective<T> _objective;
    private readonly TrainingPlan _plan;
    private readonly string _fingerprint;
    private readonly double[] _declaredWeights;
    private readonly TrainingHistory _history;
    private readonly BestIterate<T> _best;
    private readonly Stopwatch _clock = new();
    private double _secondsBefore;
    private long _latestCheckpoint;

    /// <summary>Checks the plan against the model.</summary>
    /// <param name="objective">The model's engine.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="equationNames">The equations in the order of <see cref="IObjective{T}.EquationLosses"/>.</param>
    /// <param name="fingerprint">What identifies the model's declaration; checkpoints of another are refused.</param>
    /// <exception cref="ArgumentException">The plan names an equation that the model lacks, has no phase, or has one that needs double precision in a float
    /// model.</exception>
    public Trainer(ITrainingObjective<T> objective, TrainingPlan plan, IReadOnlyList<string> equationNames, string fingerprint = "")
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(equationNames);
        if (equationNames.Count != objective.EquationCount)
        {
            throw new ArgumentException(
                $"The model has {objective.EquationCount} equations, but {equationNames.Count} names were given.",
                nameof(equationNames));
        }

        Check(plan, equationNames);
        _objective = objective;
        _plan = plan;
        _fingerprint = fingerprint;
        _history = new TrainingHistory(equationNames, plan.Description, plan.Reference?.Name ?? "");
        _best = new BestIterate<T>(objective.ParameterCount);
        _declaredWeights = new double[objective.EquationCount];
        for (int equation = 0; equation < _declaredWeights.Length; equation++)
        {
            _declaredWeights[equation] = objective.GetWeight(equation);
        }
    }

    private double Seconds => _secondsBefore + _clock.Elapsed.TotalSeconds;

    /// <summary>Runs the phases and leaves the model with its best parameters on the validation sample, and its declared points and weights.</summary>
    /// <param name="progress">Told about ten times a second; null for nobody.</param>
    /// <param name="cancel">Ends training after the current iteration; the history says so.</param>
    /// <exception cref="TrainingDivergedException">The loss is no longer finite.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged, or of another model, plan or precision.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    public TrainingHistory Run(IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        PointSampler sampler = _objective.Sampler;
        _clock.Start();
        _latestCheckpoint = Stopwatch.GetTimestamp();
        try
        {
            RunPhases(new ProgressReporter(progress, _plan, _history), cancel);
        }
        finally
        {
            _history.WallTime = TimeSpan.FromSeconds(Seconds);
            _history.BestValidationLoss = _best.Loss;
            _history.BestIteration = _best.Iteration;
            for (int equation = 0; equation < _declaredWeights.Length; equation++)
            {
                _objective.SetWeight(equation, _declaredWeights[equation]);
            }

            _objective.MiniBatch = null;
            _objective.RequestPoints(null);
            if (!ReferenceEquals(sampler, _objective.Sampler))
            {
                _objective.Sampler = sampler;
            }

            if (_history.Count > 0)
            {
                RequestedPoints.Draw(_objective);
            }
        }

        return _history;
    }

    private void RunPhases(ProgressReporter reporter, CancellationToken cancel)
    {
        StateDictionary? checkpoint = OpenCheckpoint();
        int first = checkpoint is null ? 0 : checked((int)checkpoint.GetInteger("phase"));
        for (int index = first; index < _plan.Phases.Count; index++)
        {
            TrainingPhase phase = _plan.Phases[index];
            using PhaseRun<T> run = new(_objective, phase, _history.EquationNames);
            if (checkpoint is not null)
            {
                Restore(checkpoint, run);
                checkpoint = null;
            }
            else
            {
                run.Begin(_declaredWeights);
                _best.Restart(_objective, _history.Count);
            }

            _history.Reserve(phase.Iterations - run.Iteration);
            reporter.BeginPhase(run.Iteration);
            reporter.Report(phase, index, run.Iteration, run.EquationLosses, Seconds, index == first ? _plan.Description : $"Phase {index + 1}: {phase}.");
            bool cancelled = !RunPhase(run, index, reporter, cancel);
            if (_plan.Checkpoints is not null)
            {
                WriteCheckpoint(run, index);
            }

            _best.Restore(_objective);
            _history.Add(new PhaseSummary(phase.Optimizer.Name, _history.Count - run.Iteration, run.Iteration, cancelled ? "cancelled" : run.Ending!));
            bool isLast = cancelled || index == _plan.Phases.Count - 1;
            reporter.Report(
                phase,
                index,
                run.Iteration,
                run.EquationLosses,
                Seconds,
                cancelled ? "Cancelled." : $"{phase.Optimizer.Name}: {run.Ending}.",
                isLast);
            if (cancelled)
            {
                _history.Outcome = TrainingOutcome.Cancelled;
                return;
            }
        }
    }

    // false where it was cancelled
    private bool RunPhase(PhaseRun<T> run, int index, ProgressReporter reporter, CancellationToken cancel)
    {
        while (run.Ending is null)
        {
            if (cancel.IsCancellationRequested)
            {
                return false;
            }

            int first = run.Iteration;
            int steps = run.Step(UntilLooking());
            for (int step = 0; step < steps; step++)
            {
                StepOutcome outcome = run.Outcome(step);
                if (!double.IsFinite(outcome.Loss))
                {
                    _best.Restore(_objective);
                    throw Diverged(run, first + step, run.LossesOf(step));
                }

                _history.Add(outcome.Loss, run.LossesOf(step), run.Phase.LearningRate(first + step), Seconds);
                reporter.Visited(outcome.Evaluations * _objective.PointCount);
            }

            Validate(run, reporter);
            if (run.Ending is null && CheckpointIsDue())
            {
                WriteCheckpoint(run, index);
            }

            reporter.Report(run.Phase, index, run.Iteration, run.EquationLosses, Seconds);
        }

        return true;
    }

    // steps until the reference or a checkpoint is due
    private int UntilLooking()
    {
        int steps = _plan.Reference is { } reference ? reference.Every - _history.Count % reference.Every : int.MaxValue;
        return _plan.Checkpoints?.Iterations is { } iterations ? Math.Min(steps, iterations - _history.Count % iterations) : steps;
    }

    private void Validate(PhaseRun<T> run, ProgressReporter reporter)
    {
        bool lossIsDue = run.ValidationIsDue;
        bool errorIsDue = _plan.Reference is { } reference && (_history.Count % reference.Every == 0 || run.Ending is not null);
        if (!lossIsDue && !errorIsDue)
        {
            return;
        }

        double loss = double.NaN;
        if (lossIsDue)
        {
            loss = _objective.ValidationLoss();
            _best.Consider(_objective, loss, _history.Count);
            run.Validated(loss);
        }

        if (errorIsDue)
        {
            // the reference evaluates the model itself: where the parameters are on a device, they come back for it
            _ = _objective.Parameters;
        }

        double error = errorIsDue ? _plan.Reference!.Error() : double.NaN;
        ValidationEntry entry = new(_history.Count, loss, error);
        _history.Add(entry);
        reporter.Validated(entry);
    }

    private TrainingDivergedException Diverged(PhaseRun<T> run, int iteration, ReadOnlySpan<double> equationLosses)
    {
        Dictionary<string, double> losses = [];
        for (int equation = 0; equation < equationLosses.Length; equation++)
        {
            losses[_history.EquationNames[equation]] = equationLosses[equation];
        }

        string table = string.Join(
            ", ",
            losses.Select(item => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{item.Key} = {item.Value:G4}")));
        string advice = _history.Count == 0
            ? "check data, coefficients and points: the loss is not finite even before the first step"
            : run.Phase.Optimizer.DivergenceAdvice;
        string message = $"The loss is not finite in iteration {iteration} of {run.Phase.Optimizer.Name} ({table}). "
            + $"The model has its best parameters so far, of iteration {_best.Iteration}. Try: {advice}.";
        return new TrainingDivergedException(message, run.Phase.Optimizer.Name, iteration, losses, _history);
    }

    private static void Check(TrainingPlan plan, IReadOnlyList<string> equationNames)
    {
        if (plan.Phases.Count == 0)
        {
            throw new ArgumentException(
                "The plan has no phase; add one, such as Adam(iterations: 1_000), or use TrainingPlan.Build for the default plan.",
                nameof(plan));
        }

        foreach (TrainingPhase phase in plan.Phases)
        {
            if (phase.Optimizer.RequiresDouble && typeof(T) != typeof(double))
            {
                throw new ArgumentException(
                    $"{phase.Optimizer.Name} needs double precision: its normal equations square the condition number, beyond what float can hold. "
                    + "Create the model with Precision.Double, or train by LBfgs.",
                    nameof(plan));
            }

            foreach (string name in phase.Options.Weights.Keys.Concat(phase.Options.EquationPoints.Keys))
            {
                EquationIndex.Of(equationNames, name);
            }
        }
    }
}
