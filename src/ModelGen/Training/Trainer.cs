using System.Diagnostics;
using System.Numerics;
using ModelGen.IO;
using ModelGen.Objectives;
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
    private readonly ITrainingData _data;
    private readonly TrainingPlan _plan;
    private readonly string _fingerprint;
    private readonly double[] _declaredWeights;
    private readonly TrainingHistory _history;
    private readonly BestIterate<T> _best;
    private readonly Stopwatch _clock = new();
    private double _secondsBefore;
    private long _latestCheckpoint;

    /// <summary>Checks the plan against the model.</summary>
    /// <param name="objective">The loss.</param>
    /// <param name="data">Where its items come from; null where they are fixed.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="termNames">The terms in the order of <see cref="IObjective{T}.TermLosses"/>.</param>
    /// <param name="fingerprint">What identifies the model's declaration; checkpoints of another are refused.</param>
    /// <exception cref="ArgumentException">
    /// The plan names a term that the loss lacks, has no phase, or has one that needs double precision in a float model, squares in a loss of another
    /// kind, or other data.
    /// </exception>
    public Trainer(ITrainingObjective<T> objective, ITrainingData? data, TrainingPlan plan, IReadOnlyList<string> termNames, string fingerprint = "")
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(termNames);
        if (termNames.Count != objective.TermCount)
        {
            throw new ArgumentException($"The loss has {objective.TermCount} terms, but {termNames.Count} names were given.", nameof(termNames));
        }

        _objective = objective;
        _data = data ?? new FixedData();
        _plan = plan;
        _fingerprint = fingerprint;
        Check(plan, termNames);
        _history = new TrainingHistory(termNames, plan.Description, plan.Reference?.Name ?? "", objective.MetricNames);
        _best = new BestIterate<T>(objective.Values.Length);
        _declaredWeights = new double[objective.TermCount];
        for (int term = 0; term < _declaredWeights.Length; term++)
        {
            _declaredWeights[term] = objective.GetWeight(term);
        }
    }

    private double Seconds => _secondsBefore + _clock.Elapsed.TotalSeconds;

    /// <summary>Runs the phases and leaves the model with its best parameters on the validation sample, and its declared data and weights.</summary>
    /// <param name="progress">Told about ten times a second; null for nobody.</param>
    /// <param name="cancel">Ends training after the current iteration; the history says so.</param>
    /// <exception cref="TrainingDivergedException">The loss is no longer finite.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged, or of another model, plan or precision.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    public TrainingHistory Run(IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        _clock.Start();
        _latestCheckpoint = Stopwatch.GetTimestamp();
        try
        {
            RunPhases(new ProgressReporter(progress, _plan, _history, _data.ItemName), cancel);
        }
        finally
        {
            _history.WallTime = TimeSpan.FromSeconds(Seconds);
            _history.BestValidationLoss = _best.Loss;
            _history.BestIteration = _best.Iteration;
            for (int term = 0; term < _declaredWeights.Length; term++)
            {
                _objective.SetWeight(term, _declaredWeights[term]);
            }

            _data.End(trained: _history.Count > 0);
        }

        return _history;
    }

    private void RunPhases(ProgressReporter reporter, CancellationToken cancel)
    {
        StateDictionary? checkpoint = OpenCheckpoint();
        int first = checkpoint is null ? 0 : checked((int)checkpoint.GetInteger("phase"));
        int next;
        for (int index = first; index < _plan.Phases.Count; index = next)
        {
            TrainingPhase phase = _plan.Phases[index];
            using PhaseRun<T> run = new(_objective, _data, phase, _history.TermNames);
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
            reporter.Report(phase, index, run.Iteration, run.TermLosses, Seconds, index == first ? _plan.Description : $"Phase {index + 1}: {phase}.");
            bool cancelled = !RunPhase(run, index, reporter, cancel);
            if (_plan.Checkpoints is not null)
            {
                WriteCheckpoint(run, index);
            }

            KeepLast(run);
            _best.Restore(_objective);
            string reason = cancelled ? PhaseSummary.Cancelled : run.Ending!;
            PhaseSummary summary = new(phase.Optimizer.Name, _history.Count - run.Iteration, run.Iteration, reason) { BestIteration = _best.Iteration };
            _history.Add(summary);
            next = cancelled ? index : Following(index, reason);
            bool isLast = cancelled || next == _plan.Phases.Count;
            if (isLast)
            {
                Judge(cancelled);
            }

            string ending = cancelled ? "Cancelled." : $"{phase.Optimizer.Name}: {run.Ending}.";
            ending += summary.KeptStart ? " No validation loss was below that of its start, whose parameters are kept; KeepLast keeps the last." : "";
            string verdict = isLast && _history.Verdict.Terms.Count > 0 ? $" {_history.Verdict.Text}" : "";
            reporter.Report(
                phase,
                index,
                run.Iteration,
                run.TermLosses,
                Seconds,
                ending + verdict,
                isLast);
            if (cancelled)
            {
                return;
            }
        }
    }

    // where the plan wants the last parameters, they count as the best
    private void KeepLast(PhaseRun<T> run)
    {
        bool isStart = _best.Iteration == _history.Count - run.Iteration;
        if (run.Iteration == 0 || !(run.Phase.Options.Kept is KeptIterate.Last || (run.Phase.Options.Kept is KeptIterate.LastIfNoneIsBetter && isStart)))
        {
            return;
        }

        run.ShowAverage();
        ValidationEntry latest = _history.Validations.Count > 0 ? _history.Validations[^1] : default;
        bool isMeasured = latest.Iteration == _history.Count && !double.IsNaN(latest.Loss);
        _best.Take(_objective, isMeasured ? latest.Loss : _objective.ValidationLoss(), _history.Count);
        run.HideAverage();
    }

    // the next phase that has something to do; those for stalled trainings that stand together are tried one after the other, however each of them ends
    private int Following(int index, string ending)
    {
        bool mayHaveStalled = ending != PhaseSummary.AllIterationsDone || _plan.Phases[index].Options.OnlyIfStalled;
        int next = index + 1;
        while (next < _plan.Phases.Count && _plan.Phases[next].Options.OnlyIfStalled && !(mayHaveStalled && !Verdict().IsBelowTolerance))
        {
            next++;
        }

        return next;
    }

    // a phase that ended because nothing fell any more was not falling, however far it came before
    private TrainingVerdict Verdict()
    {
        PhaseSummary last = _history.Phases[^1];
        bool wasCutShort = last.Ending is PhaseSummary.AllIterationsDone or PhaseSummary.Cancelled;
        return new TrainingVerdict(_data.Judge(), _plan.Tolerance, wasCutShort && _history.IsStillFalling(last.FirstIteration));
    }

    private void Judge(bool cancelled)
    {
        _history.Verdict = Verdict();
        _history.Outcome = cancelled ? TrainingOutcome.Cancelled
            : _history.Verdict.IsBelowTolerance ? TrainingOutcome.BelowTolerance
            : _history.Phases[^1].Ending == PhaseSummary.AllIterationsDone ? TrainingOutcome.OutOfIterations
            : TrainingOutcome.Stalled;
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
            int steps = run.Step(UntilLooking(run));
            for (int step = 0; step < steps; step++)
            {
                StepOutcome outcome = run.Outcome(step);
                if (!double.IsFinite(outcome.Loss))
                {
                    _best.Restore(_objective);
                    throw Diverged(run, first + step, run.LossesOf(step));
                }

                _history.Add(outcome.Loss, run.LossesOf(step), run.Phase.LearningRate(first + step), Seconds);
                reporter.Visited(outcome.Evaluations * _objective.ItemCount);
            }

            string? items = Validate(run, reporter);
            if (run.Ending is null && CheckpointIsDue(run))
            {
                WriteCheckpoint(run, index);
            }

            string? message = items is null ? null : $"{run.Phase.Optimizer.Name}: validation loss stopped falling, {items} from here.";
            reporter.Report(run.Phase, index, run.Iteration, run.TermLosses, Seconds, message);
        }

        return true;
    }

    // steps until the reference or a checkpoint is due
    private int UntilLooking(PhaseRun<T> run)
    {
        int steps = _plan.Reference is { } reference ? Until(reference.Every, reference.EveryEpochs) : int.MaxValue;
        return _plan.Checkpoints is { } checkpoints ? Math.Min(steps, Until(checkpoints.Iterations ?? 0, checkpoints.Epochs)) : steps;

        int Until(int iterations, int epochs) => epochs > 0 ? run.Phase.EpochCount!.Until(run.Iteration, epochs)
            : iterations > 0 ? iterations - _history.Count % iterations : int.MaxValue;
    }

    private bool ReferenceIsDue(PhaseRun<T> run) => _plan.Reference is { } reference && (run.Ending is not null
        || (reference.EveryEpochs > 0 ? run.Phase.EpochCount!.IsEnd(run.Iteration, reference.EveryEpochs) : _history.Count % reference.Every == 0));

    // returns the number of items where more are taken from here on
    private string? Validate(PhaseRun<T> run, ProgressReporter reporter)
    {
        bool lossIsDue = run.ValidationIsDue;
        bool errorIsDue = ReferenceIsDue(run);
        if (!lossIsDue && !errorIsDue)
        {
            return null;
        }

        double loss = double.NaN;
        string? items = null;
        double[] metrics = _history.MetricNames.Count == 0 ? [] : new double[_history.MetricNames.Count];
        Array.Fill(metrics, double.NaN);
        if (lossIsDue)
        {
            run.ShowAverage();
            loss = _objective.ValidationLoss();
            _objective.Metrics(metrics);
            _best.Consider(_objective, loss, _history.Count);
            run.HideAverage();
            items = run.Validated(loss);
        }

        if (errorIsDue)
        {
            // the reference evaluates the model itself: where the parameters are on a device, they come back for it
            _ = _objective.Parameters;
        }

        double error = errorIsDue ? _plan.Reference!.Error() : double.NaN;
        ValidationEntry entry = new(_history.Count, loss, error) { Epoch = _data.Epochs };
        _history.Add(entry, metrics);
        reporter.Validated(entry);
        if (items is not null)
        {
            _best.Restore(_objective);
        }

        return items;
    }

    private TrainingDivergedException Diverged(PhaseRun<T> run, int iteration, ReadOnlySpan<double> termLosses)
    {
        Dictionary<string, double> losses = [];
        for (int term = 0; term < termLosses.Length; term++)
        {
            losses[_history.TermNames[term]] = termLosses[term];
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

    private void Check(TrainingPlan plan, IReadOnlyList<string> termNames)
    {
        if (plan.Phases.Count == 0)
        {
            throw new ArgumentException("The plan has no phase; add one, such as Adam(iterations: 1_000).", nameof(plan));
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

            if (phase.Optimizer.NeedsLeastSquares && _objective is not ILeastSquares<T>)
            {
                throw new ArgumentException(
                    $"{phase.Optimizer.Name} solves for its steps from the rows of a residual, and this loss is no sum of squares; train by LBfgs, or Adam.",
                    nameof(plan));
            }

            if (phase.Optimizer.NeedsKernel && _objective is not IKernelLeastSquares<T>)
            {
                throw new ArgumentException(
                    $"{phase.Optimizer.Name} solves for its steps with a kernel matrix, which this loss does not offer (IKernelLeastSquares); "
                    + "train by LevenbergMarquardt, or LBfgs.",
                    nameof(plan));
            }

            bool usesEpochs = phase.UsesEpochs || plan.Reference is { EveryEpochs: > 0 } || plan.Checkpoints is { Epochs: > 0 };
            if (usesEpochs && phase.EpochCount is null)
            {
                throw new ArgumentException(
                    $"{phase.Optimizer.Name} is given epochs, and this loss is no mean over a data set; give iterations.", nameof(plan));
            }

            foreach (string name in phase.Options.Weights.Keys)
            {
                TermIndex.Of(termNames, name);
            }

            _data.Check(phase);
        }
    }
}
