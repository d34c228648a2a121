using ModelGen.Data;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <content>Collocation points, mini-batches, observed data and weights.</content>
internal sealed unsafe partial class Engine<T>
{
    private long? _miniBatch;
    private long _window;
    private bool _drawn;
    private bool _pointsAreCurrent;

    // changes whenever points are drawn or set anew; which of them are visited is another matter
    private int _pointsVersion;

    /// <summary>The sequence that points are drawn from; takes effect with the next draw.</summary>
    public override PointSampler Sampler
    {
        get => _sampling.Sampler;
        set
        {
            lock (_gate)
            {
                ThrowIfDisposed();
                _sampling.Sampler = value;
                _drawn = false;
                _pointsAreCurrent = false;
            }
        }
    }

    /// <summary>Points that one evaluation visits, divided among the batches in proportion; null for all.</summary>
    public long? MiniBatch
    {
        get => _miniBatch;
        set
        {
            lock (_gate)
            {
                _miniBatch = value;
                _pointsAreCurrent = false;
            }
        }
    }

    /// <summary>Moves on to the next mini-batch.</summary>
    public void NextMiniBatch()
    {
        lock (_gate)
        {
            _window++;
            _pointsAreCurrent = false;
        }
    }

    /// <inheritdoc/>
    public void Resample(Resampling mode)
    {
        lock (_gate)
        {
            EnsurePoints();
            _window++;
            Draw(mode);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Conditions keep their declared points unless they would take more than half of the rows; interior batches share the rest.
    /// </remarks>
    public void RequestRows(long? rows) => Request(() => PointBudget.Divide(_batches.Batches, rows, countsRows: true));

    /// <inheritdoc/>
    public void RequestFreshRows(int rows) => Request(() => PointBudget.DivideFresh(_batches.Batches, rows));

    /// <inheritdoc/>
    public void RequestPoints(long? points) => Request(() => PointBudget.Divide(_batches.Batches, points, countsRows: false));

    /// <inheritdoc/>
    public void RequestPoints(int equation, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, PointBudget.MostPoints);
        lock (_gate)
        {
            BatchOf(equation).RequestedPoints = points;
        }
    }

    /// <inheritdoc/>
    public CandidateBudget Candidates
    {
        get => _sampling.Candidates;
        set
        {
            lock (_gate)
            {
                _sampling.Candidates = value;
            }
        }
    }

    private void Request(Action divide)
    {
        lock (_gate)
        {
            divide();

            // how many points of data are visited may have changed
            _pointsAreCurrent = false;
        }
    }

    /// <summary>What it takes to draw the current points again.</summary>
    public SamplingState ExportSampling()
    {
        lock (_gate)
        {
            EnsurePoints();
            return _sampling.Export(_window);
        }
    }

    /// <summary>Draws the points that a state describes.</summary>
    /// <exception cref="ArgumentException">The state belongs to another model.</exception>
    public void ImportSampling(SamplingState state)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _packedIsCurrent = false;
            _drawn = false;
            _pointsAreCurrent = false;
            _pointsVersion++;
            _sampling.Import(state);
            _window = state.Window;
            _drawn = true;
        }
    }

    public override void SetObserved(int set, int points, ReadOnlySpan<double> coordinatesAndColumns)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _pointsAreCurrent = false;
            _pointsVersion++;
            foreach (Batch<T> batch in _batches.Batches)
            {
                if (batch.Description.ObservedSet != set)
                {
                    continue;
                }

                batch.Points.Resize(points);
                int read = batch.Description.Coordinates.Count;
                for (int r = 0; r < batch.Points.Rows; r++)
                {
                    int source = r < read ? batch.Description.Coordinates[r] : _model.Coordinates.Count + r - read;
                    Narrow(coordinatesAndColumns.Slice(source * points, points), batch.Points.Row(r));
                }
            }
        }
    }

    public override void SetPoints(int batch, int points, ReadOnlySpan<double> coordinates)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            Batch<T> target = _batches.Batches[batch];
            target.Points.Resize(points);
            target.Source = PointSource.Caller;
            _pointsVersion++;
            for (int r = 0; r < target.Points.Rows; r++)
            {
                Narrow(coordinates.Slice(r * points, points), target.Points.Row(r));
            }

            _pointsAreCurrent = false;
        }
    }

    public override double GetWeight(int equation)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            Batch<T> batch = BatchOf(equation);
            return batch.RelativeWeights[equation - batch.FirstEquation];
        }
    }

    public override void SetWeight(int equation, double weight)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            Batch<T> batch = BatchOf(equation);
            batch.SetWeight(equation - batch.FirstEquation, weight);
        }
    }

    private Batch<T> BatchOf(int equation)
    {
        foreach (Batch<T> batch in _batches.Batches)
        {
            if (equation < batch.FirstEquation + batch.Weights.Length)
            {
                return batch;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(equation));
    }

    // where a draw fails, some batches have new points and some have old ones: the next call draws anew
    private void Draw(Resampling mode)
    {
        _drawn = false;
        _pointsAreCurrent = false;
        _pointsVersion++;
        _sampling.Draw(mode);
        _drawn = true;
    }

    private void EnsurePoints()
    {
        ThrowIfDisposed();
        if (_pointsAreCurrent)
        {
            return;
        }

        if (!_drawn)
        {
            Draw(Resampling.Plain);
        }

        foreach (Batch<T> batch in _batches.Batches)
        {
            if (batch.Points.Count == 0)
            {
                throw new InvalidOperationException(ObservedData.Missing(_model, batch.Description));
            }
        }

        _batches.SelectWindow(_miniBatch, _window);
        _pointsAreCurrent = true;
    }

    /// <summary>
    /// Calls a visitor with the batches of the loss and their current points, or with those of the validation sample. Nothing replaces or
    /// frees the points until it returns; it keeps none of them.
    /// </summary>
    internal void VisitBatches(bool validation, BatchVisitor<T> visit)
    {
        lock (_gate)
        {
            EnsurePoints();
            visit(validation ? _validation.Prepare() : _batches.Batches, _pointsVersion);
        }
    }

    private static void Narrow(ReadOnlySpan<double> source, T* target)
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = T.CreateTruncating(source[i]);
        }
    }
}
