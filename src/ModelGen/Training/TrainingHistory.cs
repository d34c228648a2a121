using System.Globalization;
using ModelGen.IO;

namespace ModelGen.Training;

/// <summary>What training did: every term of the loss at every iteration, validations, and how each phase ended.</summary>
public sealed class TrainingHistory
{
    private const int FirstCapacity = 1_024;

    private readonly List<ValidationEntry> _validations = new(FirstCapacity);
    private readonly List<double[]> _metrics = new(FirstCapacity);
    private readonly List<PhaseSummary> _phases = [];
    private double[] _losses = [];
    private double[] _termLosses = [];
    private double[] _learningRates = [];
    private double[] _seconds = [];

    internal TrainingHistory(IReadOnlyList<string> termNames, string planDescription, string referenceName, IReadOnlyList<string> metricNames)
    {
        TermNames = Array.AsReadOnly([.. termNames]);
        MetricNames = Array.AsReadOnly([.. metricNames]);
        PlanDescription = planDescription;
        ReferenceName = referenceName;
    }

    /// <summary>The terms of the loss, such as equations, in the order of the columns.</summary>
    public IReadOnlyList<string> TermNames { get; }

    /// <summary>What validations measure beside the loss.</summary>
    public IReadOnlyList<string> MetricNames { get; }

    /// <summary>What the plan does; says so where it was picked by default.</summary>
    public string PlanDescription { get; }

    /// <summary>What <see cref="ValidationEntry.ReferenceError"/> measures.</summary>
    public string ReferenceName { get; }

    /// <summary>Iterations over all phases.</summary>
    public int Count { get; private set; }

    /// <summary>The weighted loss of each iteration, [iteration].</summary>
    public ReadOnlySpan<double> Losses => _losses.AsSpan(0, Count);

    /// <summary>The learning rate of each iteration, [iteration]; 0 where the method has none.</summary>
    public ReadOnlySpan<double> LearningRates => _learningRates.AsSpan(0, Count);

    /// <summary>Seconds from the start of training to the end of each iteration, [iteration], without interruptions.</summary>
    public ReadOnlySpan<double> Seconds => _seconds.AsSpan(0, Count);

    /// <summary>The validations in order.</summary>
    public IReadOnlyList<ValidationEntry> Validations => field ??= _validations.AsReadOnly();

    /// <summary>The phases that have ended.</summary>
    public IReadOnlyList<PhaseSummary> Phases => field ??= _phases.AsReadOnly();

    /// <summary>How training ended.</summary>
    public TrainingOutcome Outcome { get; internal set; }

    /// <summary>What training has reached, by measures without units; without terms where it has not ended, or cannot be judged.</summary>
    public TrainingVerdict Verdict { get; internal set; } = new([], double.NaN, WasStillFalling: false);

    /// <summary>Time spent training, without interruptions.</summary>
    public TimeSpan WallTime { get; internal set; }

    /// <summary>
    /// The validation loss of the parameters that the model was left with: on a sample of its own, weighted as in that phase. The model's Loss method is the
    /// loss at its current collocation points instead, which training has seen.
    /// </summary>
    public double BestValidationLoss { get; internal set; } = double.NaN;

    /// <summary>After how many iterations, over all phases, those parameters were reached.</summary>
    public long BestIteration { get; internal set; }

    /// <summary>Each term before its weight at an iteration, [term].</summary>
    /// <param name="iteration">Over all phases, from 0.</param>
    public ReadOnlySpan<double> TermLosses(int iteration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iteration);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(iteration, Count);
        return _termLosses.AsSpan(iteration * TermNames.Count, TermNames.Count);
    }

    /// <summary>One term over all iterations, a copy, [iteration].</summary>
    /// <exception cref="ArgumentException">No such term.</exception>
    public double[] TermLosses(string term)
    {
        int index = TermNames.ToList().IndexOf(term);
        if (index < 0)
        {
            throw new ArgumentException($"There is no term '{term}'; there are: {string.Join(", ", TermNames)}.", nameof(term));
        }

        double[] losses = new double[Count];
        for (int i = 0; i < losses.Length; i++)
        {
            losses[i] = _termLosses[i * TermNames.Count + index];
        }

        return losses;
    }

    /// <summary>A metric of each validation, in the order of <see cref="Validations"/>; NaN where it was not due.</summary>
    /// <exception cref="ArgumentException">No such metric.</exception>
    public double[] Metrics(string metric)
    {
        int index = MetricNames.ToList().IndexOf(metric);
        return index >= 0 ? [.. _metrics.Select(values => values[index])] : throw new ArgumentException(
            $"There is no metric '{metric}'; there are: {string.Join(", ", MetricNames)}.", nameof(metric));
    }

    /// <summary>
    /// Writes a table with one line for each iteration: iteration, phase, seconds, learning rate, loss, one column for each term, validation loss, reference
    /// error.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ToCsv(string path)
    {
        using StreamWriter writer = new(path);
        WriteCsv(writer);
    }

    /// <summary>Writes the table of <see cref="ToCsv"/>.</summary>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CultureInfo culture = CultureInfo.InvariantCulture;
        writer.Write("iteration,phase,seconds,learning_rate,loss");
        foreach (string name in TermNames)
        {
            writer.Write($",{name}");
        }

        writer.Write(",validation_loss,reference_error\n");
        int validation = 0;
        int phase = 0;
        for (int i = 0; i < Count; i++)
        {
            while (phase < _phases.Count - 1 && i >= _phases[phase].FirstIteration + _phases[phase].Iterations)
            {
                phase++;
            }

            string phaseName = phase < _phases.Count && i < _phases[phase].FirstIteration + _phases[phase].Iterations ? _phases[phase].Name : "";
            writer.Write(string.Create(culture, $"{i},{phaseName},{_seconds[i]:R},{_learningRates[i]:R},{_losses[i]:R}"));
            foreach (double loss in TermLosses(i))
            {
                writer.Write(string.Create(culture, $",{loss:R}"));
            }

            ValidationEntry entry = new(-1, double.NaN, double.NaN);
            while (validation < _validations.Count && _validations[validation].Iteration <= i + 1)
            {
                entry = _validations[validation++];
            }

            bool here = entry.Iteration == i + 1;
            writer.Write(string.Create(culture, $",{(here && !double.IsNaN(entry.Loss) ? entry.Loss.ToString("R", culture) : "")}"));
            writer.Write(string.Create(culture, $",{(here && !double.IsNaN(entry.ReferenceError) ? entry.ReferenceError.ToString("R", culture) : "")}\n"));
        }
    }

    /// <summary>Makes room for so many more iterations, so that recording them allocates nothing.</summary>
    internal void Reserve(int iterations) =>
        EnsureCapacity((int)Math.Min((long)Count + Math.Min(iterations, 1 << 16), Array.MaxLength / Math.Max(1, TermNames.Count)));

    internal void Add(double loss, ReadOnlySpan<double> termLosses, double learningRate, double seconds)
    {
        EnsureCapacity(Count + 1);
        _losses[Count] = loss;
        _learningRates[Count] = learningRate;
        _seconds[Count] = seconds;
        termLosses.CopyTo(_termLosses.AsSpan(Count * TermNames.Count));
        Count++;
    }

    /// <summary>The latest metrics, [metric]; empty before the first validation.</summary>
    internal ReadOnlySpan<double> LatestMetrics => _metrics.Count > 0 ? _metrics[^1] : [];

    internal void Add(ValidationEntry entry, double[] metrics)
    {
        _validations.Add(entry);
        _metrics.Add(metrics);
    }

    internal void Add(PhaseSummary phase) => _phases.Add(phase);

    /// <summary>Whether the best validation loss has halved in the last fifth of the iterations from one on.</summary>
    internal bool IsStillFalling(long firstIteration)
    {
        double early = double.PositiveInfinity;
        double late = double.PositiveInfinity;
        foreach (ValidationEntry entry in _validations)
        {
            if (entry.Iteration > firstIteration && !double.IsNaN(entry.Loss))
            {
                bool isEarly = 5 * (entry.Iteration - firstIteration) <= 4 * (Count - firstIteration);
                early = isEarly ? Math.Min(early, entry.Loss) : early;
                late = Math.Min(late, entry.Loss);
            }
        }

        return late < early / 2;
    }

    internal void Save(StateDictionary state)
    {
        state.Set("losses", Losses);
        state.Set("learning_rates", LearningRates);
        state.Set("seconds", Seconds);
        state.Set<double>("term_losses", _termLosses.AsSpan(0, Count * TermNames.Count));
        state.Set<long>("validation_iterations", [.. _validations.Select(entry => entry.Iteration)]);
        state.Set<double>("validation_losses", [.. _validations.Select(entry => entry.Loss)]);
        state.Set<double>("reference_errors", [.. _validations.Select(entry => entry.ReferenceError)]);
        state.Set<double>("epochs", [.. _validations.Select(entry => entry.Epoch)]);
        state.Set<double>("metrics", [.. _metrics.SelectMany(values => values)]);
        state.SetInteger("phases", _phases.Count);
        for (int i = 0; i < _phases.Count; i++)
        {
            StateDictionary section = state.Section($"phase{i}");
            section.SetText("name", _phases[i].Name);
            section.SetText("ending", _phases[i].Ending);
            section.SetInteger("first_iteration", _phases[i].FirstIteration);
            section.SetInteger("iterations", _phases[i].Iterations);
            section.SetInteger("best_iteration", _phases[i].BestIteration);
        }
    }

    internal void Load(StateDictionary state)
    {
        // as long as the file says, not longer: nothing is allocated for a length that the file only claims
        double[] losses = state.GetArray<double>("losses");
        double[] learningRates = OfLength(state, "learning_rates", losses.Length);
        double[] seconds = OfLength(state, "seconds", losses.Length);
        double[] termLosses = OfLength(state, "term_losses", (long)losses.Length * TermNames.Count);
        _phases.Clear();
        _validations.Clear();
        _losses = losses;
        _learningRates = learningRates;
        _seconds = seconds;
        _termLosses = termLosses;
        Count = losses.Length;

        long[] iterations = state.GetArray<long>("validation_iterations");
        double[] validationLosses = OfLength(state, "validation_losses", iterations.Length);
        double[] errors = OfLength(state, "reference_errors", iterations.Length);
        double[] epochs = OfLength(state, "epochs", iterations.Length);
        double[] metrics = OfLength(state, "metrics", (long)iterations.Length * MetricNames.Count);
        _metrics.Clear();
        for (int i = 0; i < iterations.Length; i++)
        {
            _validations.Add(new ValidationEntry(iterations[i], validationLosses[i], errors[i]) { Epoch = epochs[i] });
            _metrics.Add(metrics.AsSpan(i * MetricNames.Count, MetricNames.Count).ToArray());
        }

        long phases = state.GetInteger("phases", 0, int.MaxValue);
        for (int i = 0; i < phases; i++)
        {
            StateDictionary section = state.Section($"phase{i}");
            long first = section.GetInteger("first_iteration");
            _phases.Add(new PhaseSummary(section.GetText("name"), first, section.GetInteger("iterations"), section.GetText("ending"))
            {
                BestIteration = section.GetInteger("best_iteration"),
            });
        }
    }

    private void EnsureCapacity(int count)
    {
        if (count > _losses.Length)
        {
            int most = Array.MaxLength / Math.Max(1, TermNames.Count);
            int capacity = Math.Max(count, (int)Math.Min(most, Math.Max(FirstCapacity, 2L * _losses.Length)));

            // the losses last: where there is not so much memory, no array is shorter than they are
            Array.Resize(ref _termLosses, checked(capacity * TermNames.Count));
            Array.Resize(ref _learningRates, capacity);
            Array.Resize(ref _seconds, capacity);
            Array.Resize(ref _losses, capacity);
        }
    }

    private static double[] OfLength(StateDictionary state, string name, long length)
    {
        double[] values = state.GetArray<double>(name);
        return values.Length == length
            ? values
            : throw new InvalidDataException($"The history of the checkpoint is damaged: '{name}' has {values.Length} numbers and needs {length}.");
    }
}

/// <summary>A validation.</summary>
/// <param name="Iteration">After how many iterations over all phases.</param>
/// <param name="Loss">The loss on the fixed validation sample; NaN where it was not due.</param>
/// <param name="ReferenceError">The caller's error against a reference; NaN where it was not due.</param>
public readonly record struct ValidationEntry(long Iteration, double Loss, double ReferenceError)
{
    /// <summary>Visits of the data set until then, over all phases; NaN where there is no data set.</summary>
    public double Epoch { get; init; } = double.NaN;
}

/// <summary>A phase that has ended.</summary>
/// <param name="Name">The optimiser.</param>
/// <param name="FirstIteration">Its first iteration over all phases.</param>
/// <param name="Iterations">Iterations done.</param>
/// <param name="Ending">Why it ended.</param>
public sealed record PhaseSummary(string Name, long FirstIteration, long Iterations, string Ending)
{
    /// <summary>After how many iterations, over all phases, the parameters were reached that it ended with.</summary>
    public long BestIteration { get; init; }

    /// <summary>Whether no validation loss was below that of the start, so that the phase ended with the parameters that it started with.</summary>
    public bool KeptStart => Iterations > 0 && BestIteration == FirstIteration;

    internal const string AllIterationsDone = "all iterations done";

    internal const string Cancelled = "cancelled";
}

/// <summary>How training ended.</summary>
public enum TrainingOutcome
{
    /// <summary>All iterations are done, and the residual is above the tolerance, or cannot be judged.</summary>
    OutOfIterations,

    /// <summary>The loss no longer fell, and the residual is above the tolerance, or cannot be judged.</summary>
    Stalled,

    /// <summary>
    /// Every residual is below the tolerance beside the terms of its equation. That is no proof that the solution is right, or the only one.
    /// </summary>
    BelowTolerance,

    /// <summary>The caller cancelled; the model has the best parameters so far.</summary>
    Cancelled,
}
