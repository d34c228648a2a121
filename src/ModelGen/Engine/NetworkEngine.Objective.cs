using ModelGen.Kernels;
using ModelGen.Kernels.Networks;
using ModelGen.Samples;
using ModelGen.Samples.Augmentations;
using ModelGen.Training;

namespace ModelGen.Engine;

/// <content>The loss on a batch, and on the validation samples.</content>
internal sealed unsafe partial class NetworkEngine<T>
{
    private const int ValidationBatch = 1024;
    private const int MostUnseen = 2048;

    private SampleSet? _data;
    private AugmentedColumns? _augmented;
    private SampleSet? _validation;
    private long[] _batch = [];
    private int _batchCount;
    private ulong _pointDraw;
    private int _trainProgram;
    private (int First, int Length)[] _frozen = [];


    /// <inheritdoc/>
    public long ItemCount => _batchCount;

    /// <summary>The samples of the next evaluation, by where they are in their columns; kept, not copied. Each number has points of its own.</summary>
    public void SetBatch(long[] indices, int count, ulong number = 0)
    {
        _batch = indices;
        _batchCount = count;
        _pointDraw = number;
    }

    /// <inheritdoc/>
    public ulong Draw
    {
        get => _memory.Draw;
        set => _memory.Draw = value;
    }

    /// <inheritdoc/>
    public ulong Epoch
    {
        set
        {
            if (_augmented is not null)
            {
                _augmented.Epoch = value;
            }
        }
    }

    /// <inheritdoc/>
    public double Loss() => Evaluate();

    /// <inheritdoc/>
    public double LossAndGradient(Span<T> gradient)
    {
        lock (_gate)
        {
            double loss;
            fixed (T* target = gradient)
            {
                loss = Evaluate(target);
            }

            foreach ((int first, int length) in _frozen)
            {
                gradient.Slice(first, length).Clear();
            }

            return loss;
        }
    }

    /// <inheritdoc/>
    public void TermLosses(Span<double> losses) => _termMeans.AsSpan(0, losses.Length).CopyTo(losses);

    /// <inheritdoc/>
    public double ValidationLoss()
    {
        Span<double> means = stackalloc double[_model.Terms.Count];
        lock (_gate)
        {
            Means(_validation ?? _data!, _validation is null ? MostUnseen : int.MaxValue, means);
        }

        means.CopyTo(_measured);
        double loss = 0;
        for (int term = 0; term < TermCount; term++)
        {
            loss += _weights[term] * means[term];
        }

        return loss;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> MetricNames => _metricNames;

    /// <inheritdoc/>
    public void Metrics(Span<double> metrics) => _measured.AsSpan(TermCount, metrics.Length).CopyTo(metrics);

    /// <inheritdoc/>
    public IReadOnlyList<(int First, int Length)> NotDecayed { get; private set; } = [];

    /// <inheritdoc/>
    public void Freeze(IReadOnlyList<string> patterns)
    {
        ParameterDescription[] trained = [.. _model.Parameters.Where(parameter => parameter.IsTrained)];
        foreach (string pattern in patterns)
        {
            if (!trained.Any(parameter => PathPattern.Matches(pattern, parameter.Path)))
            {
                throw new ArgumentException(
                    $"'{pattern}' names no parameter of '{_model.Name}'; there are {string.Join(", ", trained.Select(parameter => parameter.Path))}.",
                    nameof(patterns));
            }
        }

        _frozen = [.. trained.Where(parameter => patterns.Any(pattern => PathPattern.Matches(pattern, parameter.Path)))
            .Select(parameter => (parameter.Offset, parameter.Length))];
        NotDecayed = [.. trained.Where(parameter => parameter.Shape.Count < 2 || _frozen.Contains((parameter.Offset, parameter.Length)))
            .Select(parameter => (parameter.Offset, parameter.Length))];
    }

    public override void Measure(SampleSet samples, Span<double> means)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            Means(samples, int.MaxValue, means);
        }
    }

    public override double Gradient(SampleSet samples, Span<double> gradient)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _trainProgram = _model.Program("Train");
            long[] indices = samples.Indices.ToArray();
            Use(samples.Columns);
            SetBatch(indices, indices.Length);
            T[] kept = Values.ToArray();

            // always the same random numbers, so that differences of losses make sense
            ulong draw = _memory.Draw;
            _memory.Draw = 0;
            double loss = Evaluate();
            _memory.Draw = draw;

            // running statistics stay as they were
            kept.CopyTo(Values);
            ReadOnlySpan<T> latest = _points is null ? _pass.Gradient : _points.Gradient;
            for (int p = 0; p < gradient.Length; p++)
            {
                gradient[p] = double.CreateTruncating(latest[p]);
            }

            return loss;
        }
    }

    public override void FitUnits(SampleSet samples)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            foreach (UnitsDescription units in _model.Units)
            {
                (double[] mean, double[] deviation) = ColumnStatistics.Of(samples, units.Column);
                for (int c = 0; c < units.Channels; c++)
                {
                    _parameters.Pointer[units.MeanOffset + c] = T.CreateTruncating(mean[c]);
                    _parameters.Pointer[units.DeviationOffset + c] = T.CreateTruncating(deviation[c]);
                }
            }
        }
    }

    public override TrainingHistory Train(
        SampleSet data,
        SampleSet? validation,
        TrainingPlan plan,
        IReadOnlyList<string> termNames,
        string fingerprint,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel)
    {
        BeginTraining(data, validation);
        try
        {
            SampleData samples = new(data, this, (ulong)_memory.Seed);
            return new Trainer<T>(this, samples, plan, termNames, fingerprint).Run(progress, cancel);
        }
        finally
        {
            _data = null;
            _augmented = null;
            _validation = null;
            Freeze([]);
        }
    }

    /// <summary>From now on evaluations are of these data.</summary>
    public void BeginTraining(SampleSet data, SampleSet? validation)
    {
        _trainProgram = _model.Program("Train");
        _data = data;
        _augmented = data.Augmentations.Count > 0 ? new AugmentedColumns(data, _memory.Seed) : null;
        _validation = validation;
    }

    /// <summary>Takes samples from columns.</summary>
    private void Use(IReadOnlyList<SampleColumn> columns)
    {
        for (int c = 0; c < columns.Count; c++)
        {
            _memory.Columns[c] = columns[c];
        }
    }

    private double Evaluate(T* gradient = null)
    {
        ThrowIfDisposed();
        if (_data is not null)
        {
            Use(_augmented?.Columns ?? _data.Columns);
        }

        // an optimiser that kept the span has written to it since
        _pass.ParametersChanged();
        _memory.Draw++;
        for (int term = 0; term < TermCount; term++)
        {
            _memory.TermWeights[term] = _weights[term] / _batchCount;
        }

        _points?.Draw(_pointDraw);
        fixed (long* indices = _batch)
        {
            _pass.Run(_trainProgram, indices, _batchCount, hasGradient: true, _termMeans.AsSpan(0, TermCount), _points is null ? gradient : null);
        }

        if (_points is not null)
        {
            _points.Back();
            if (gradient is not null)
            {
                _points.Gradient.CopyTo(new Span<T>(gradient, ParameterCount));
            }
        }

        double loss = 0;
        for (int term = 0; term < TermCount; term++)
        {
            _termMeans[term] /= _batchCount;
            loss += _weights[term] * _termMeans[term];
        }

        return loss;
    }

    /// <summary>Terms and metrics as predictions compute them, over so many samples at the most.</summary>
    private void Means(SampleSet samples, int most, Span<double> means)
    {
        Use(samples.Columns);

        // always the same points, so that losses can be compared
        _points?.Draw(0);
        int program = _model.Program("Loss");
        int count = Math.Min(samples.Count, most);
        Span<double> sums = stackalloc double[means.Length];
        means.Clear();
        fixed (long* indices = samples.Indices)
        {
            for (int first = 0; first < count; first += ValidationBatch)
            {
                int batch = Math.Min(ValidationBatch, count - first);
                _pass.Run(program, indices + first, batch, hasGradient: false, sums);
                for (int term = 0; term < means.Length; term++)
                {
                    means[term] += sums[term];
                }
            }
        }

        for (int term = 0; term < means.Length; term++)
        {
            means[term] /= count;
        }
    }
}
