using System.Numerics;
using ModelGen.Execution;
using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;
using ModelGen.Objectives;
using ModelGen.Samples;
using ModelGen.Training;

namespace ModelGen.Engine;

/// <summary>
/// Runs a network's emitted programs on batches of samples: the objective that optimisers see, and everything else that a network computes.
/// One call at a time: calls from several threads wait for each other.
/// </summary>
internal sealed unsafe partial class NetworkEngine<T> : NetworkRuntime, ITrainingObjective<T>, IBatchTarget
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Lock _gate = new();
    private readonly NetworkDescription _model;
    private readonly NetworkKernels<T> _kernels;
    private readonly NetworkMemory<T> _memory;
    private readonly WorkerPool _pool;
    private readonly BatchPass<T> _pass;
    private readonly PointPass<T>? _points;
    private readonly NativeBuffer<T> _parameters;
    private readonly NativeBuffer<T> _coefficients;
    private readonly NativeBuffer<T> _batchNumbers;
    private readonly double[] _weights;
    private readonly double[] _termMeans;
    private readonly double[] _measured;
    private readonly string[] _metricNames;
    private readonly PointerColumn[] _lent;
    private bool _disposed;

    public NetworkEngine(NetworkDescription model, NetworkKernels<T> kernels, int seed, int threads)
    {
        _model = model;
        _kernels = kernels;
        _memory = new NetworkMemory<T>(model) { Seed = (ulong)seed };
        _pool = new WorkerPool(threads);
        _parameters = new NativeBuffer<T>(Math.Max(1, model.NumberCount));
        _coefficients = new NativeBuffer<T>(Math.Max(1, model.Coefficients.Count));
        _batchNumbers = new NativeBuffer<T>(Math.Max(1, model.Batches.Sum(batch => 4 * batch.Channels)));
        _memory.Parameters = _parameters.Pointer;
        _memory.Coefficients = _coefficients.Pointer;
        _memory.Batch = _batchNumbers.Pointer;
        for (int i = 0; i < model.Coefficients.Count; i++)
        {
            _coefficients.Pointer[i] = T.CreateTruncating(model.Coefficients[i].Default);
        }

        _pass = new BatchPass<T>(model, kernels, _memory, _pool);
        _inputCount = model.Columns.Count(column => column.IsInput);
        _pointOutputs = model.Outputs.Count(output => output.IsAtPoints);
        _points = model.PointSets.Count > 0 ? new PointPass<T>(model, _memory, _pass) : null;
        _weights = [.. model.Terms.Select(term => term.IsMetric ? 0 : term.Weight)];
        _termMeans = new double[model.Terms.Count];
        _measured = new double[model.Terms.Count];
        _lent = [.. _memory.Columns.Select(_ => new PointerColumn())];
        _metricNames = [.. model.Terms.Where(term => term.IsMetric).Select(term => term.Name)];
        TermCount = model.Terms.Count(term => !term.IsMetric);
    }

    public override string LaneName => _kernels.LaneName;

    public override int Threads => _pool.Threads;

    /// <inheritdoc/>
    public int ParameterCount => _model.ParameterCount;

    /// <inheritdoc/>
    public int TermCount { get; }

    /// <inheritdoc/>
    public Span<T> Parameters
    {
        get
        {
            ThrowIfDisposed();

            // whoever holds the span writes before the next call
            _pass.ParametersChanged();
            return new Span<T>(_parameters.Pointer, ParameterCount);
        }
    }

    /// <inheritdoc/>
    public Span<T> Values
    {
        get
        {
            ThrowIfDisposed();
            _pass.ParametersChanged();
            return new Span<T>(_parameters.Pointer, _model.ValueCount);
        }
    }

    public override void GetParameters(Span<double> parameters)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            for (int p = 0; p < parameters.Length; p++)
            {
                parameters[p] = double.CreateTruncating(_parameters.Pointer[p]);
            }
        }
    }

    public override void SetParameters(ReadOnlySpan<double> parameters)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _pass.ParametersChanged();
            for (int p = 0; p < parameters.Length; p++)
            {
                _parameters.Pointer[p] = T.CreateTruncating(parameters[p]);
            }
        }
    }

    public override double GetParameter(int index)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            return double.CreateTruncating(_parameters.Pointer[index]);
        }
    }

    public override void SetParameter(int index, double value)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _pass.ParametersChanged();
            _parameters.Pointer[index] = T.CreateTruncating(value);
        }
    }

    public override double GetCoefficient(int index)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            return double.CreateTruncating(_coefficients.Pointer[index]);
        }
    }

    public override void SetCoefficient(int index, double value)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _coefficients.Pointer[index] = T.CreateTruncating(value);
        }
    }

    /// <inheritdoc/>
    public void RunParallel(Action<int> work)
    {
        // somebody may be predicting meanwhile
        lock (_gate)
        {
            ThrowIfDisposed();
            _pool.Run(work);
        }
    }

    /// <inheritdoc/>
    public double GetWeight(int term) => _weights[term];

    /// <inheritdoc/>
    public void SetWeight(int term, double weight) => _weights[term] = weight;

    public override void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _pool.Dispose();
            _pass.Dispose();
            _points?.Dispose();
            _atPoints?.Dispose();
            _parameters.Dispose();
            _coefficients.Dispose();
            _batchNumbers.Dispose();
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);
}
