using System.Diagnostics;

namespace ModelGen.Training;

/// <summary>Sends progress at a rate that eyes can follow; costs nothing where nobody listens.</summary>
internal sealed class ProgressReporter
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly IProgress<TrainingProgress>? _progress;
    private readonly TrainingPlan _plan;
    private readonly string _itemName;
    private readonly TrainingHistory _history;
    private readonly IReadOnlyList<string> _termNames;
    private long _latest;
    private long _phaseStart = Stopwatch.GetTimestamp();
    private int _phaseStartIteration;
    private long _items;
    private double _itemsPerSecond;
    private double? _validationLoss;
    private double? _referenceError;

    public ProgressReporter(IProgress<TrainingProgress>? progress, TrainingPlan plan, TrainingHistory history, string itemName)
    {
        _progress = progress;
        _plan = plan;
        _itemName = itemName;
        _history = history;
        _termNames = history.TermNames;
        _latest = Stopwatch.GetTimestamp();
    }

    /// <summary>A phase starts or goes on at an iteration.</summary>
    public void BeginPhase(int iteration)
    {
        _phaseStart = Stopwatch.GetTimestamp();
        _phaseStartIteration = iteration;
    }

    /// <summary>Items were visited.</summary>
    public void Visited(long items) => _items += items;

    /// <summary>A validation took place; NaN for the part that was not due.</summary>
    public void Validated(ValidationEntry entry)
    {
        _validationLoss = double.IsNaN(entry.Loss) ? _validationLoss : entry.Loss;
        _referenceError = double.IsNaN(entry.ReferenceError) ? _referenceError : entry.ReferenceError;
    }

    /// <summary>Reports if somebody listens and it is time, or there is something to tell.</summary>
    public void Report(TrainingPhase phase, int phaseIndex, int iteration, ReadOnlySpan<double> termLosses, double elapsedSeconds,
        string? message = null, bool isFinal = false)
    {
        if (_progress is null || (message is null && !isFinal && Stopwatch.GetElapsedTime(_latest) < s_interval))
        {
            return;
        }

        // a report that follows at once, such as the last, has no items of its own
        double seconds = Stopwatch.GetElapsedTime(_latest).TotalSeconds;
        _itemsPerSecond = _items > 0 && seconds > 0 ? _items / seconds : _itemsPerSecond;
        TermLoss[] losses = new TermLoss[termLosses.Length];
        for (int i = 0; i < losses.Length; i++)
        {
            losses[i] = new TermLoss(_termNames[i], termLosses[i]);
        }

        int done = iteration - _phaseStartIteration;
        _progress.Report(new TrainingProgress
        {
            Phase = phase.Optimizer.Name,
            PhaseIndex = phaseIndex,
            PhaseCount = _plan.Phases.Count,
            Iteration = iteration,
            PhaseIterations = phase.Iterations,
            Epoch = phase.Epochs > 0 ? phase.EpochCount?.At(iteration) : null,
            TotalIteration = _history.Count,
            Loss = _history.Count > 0 ? _history.Losses[^1] : double.NaN,
            TermLosses = losses,
            LearningRate = phase.Optimizer.BaseLearningRate is null ? null : phase.LearningRate(Math.Max(0, iteration - 1)),
            ValidationLoss = _validationLoss,
            Metrics = [.. _history.MetricNames.Zip(_history.LatestMetrics.ToArray(), (name, value) => new TermLoss(name, value))],
            ReferenceError = _referenceError,
            ReferenceName = _plan.Reference?.Name,
            ItemsPerSecond = _itemsPerSecond,
            ItemName = _itemName,
            Elapsed = TimeSpan.FromSeconds(elapsedSeconds),
            EstimatedRemaining = done > 0 && !isFinal ? Stopwatch.GetElapsedTime(_phaseStart) * ((phase.Iterations - iteration) / (double)done) : null,
            Message = message,
            IsFinal = isFinal,
        });
        _items = 0;
        _latest = Stopwatch.GetTimestamp();
    }
}
