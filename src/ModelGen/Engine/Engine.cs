using System.Numerics;
using ModelGen.Execution;
using ModelGen.Kernels;
using ModelGen.Objectives;
using ModelGen.Passes;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <summary>
/// Runs a model's emitted kernels: the objective that optimisers see, and everything else that a model computes.
/// One call at a time: calls from several threads wait for each other.
/// </summary>
internal sealed unsafe partial class Engine<T> : PinnRuntime, ITrainingObjective<T>, IKernelLeastSquares<T>, ICollocationPoints
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Gate _gate;
    private readonly PinnDescription _model;
    private readonly WorkerPool _pool;
    private readonly EngineContext<T> _context;
    private readonly BatchList<T> _batches;
    private readonly CollocationSampling<T> _sampling;
    private readonly ValidationSample<T> _validation;
    private readonly GradientPass<T> _gradientPass;
    private readonly ResidualPass<T> _residualPass;
    private readonly JacobianPass<T> _jacobianPass;
    private readonly NormalEquationsPass<T> _normalEquationsPass;
    private readonly KernelEquationsPass<T> _kernelEquationsPass;
    private readonly EvaluationPass<T> _evaluationPass;
    private readonly T[] _gradient;
    private readonly NativeBuffer<T> _pointWorkspace;
    private readonly int _fieldsProgram;
    private readonly int _seed;
    private bool _packedIsCurrent;
    private bool _parametersAreLent;
    private bool _isUntouched;
    private bool _disposed;

    public Engine(PinnDescription model, ModelKernels<T> kernels, int seed, int threads)
    {
        _gate = new Gate(this);
        _seed = seed;
        _model = model;
        _pool = new WorkerPool(threads);
        _context = new EngineContext<T>(model, kernels, _pool);
        _batches = new BatchList<T>(model);
        _sampling = new CollocationSampling<T>(_context, _batches, seed);
        _validation = new ValidationSample<T>(_context, _batches, seed);
        _gradientPass = new GradientPass<T>(_context, _batches);
        _residualPass = new ResidualPass<T>(_context, _batches);
        _jacobianPass = new JacobianPass<T>(_context, _batches);
        _normalEquationsPass = new NormalEquationsPass<T>(_context, _batches);
        _kernelEquationsPass = new KernelEquationsPass<T>(_context, _batches);
        _evaluationPass = new EvaluationPass<T>(_context);
        _gradient = new T[model.ParameterCount];
        _fieldScales = [.. model.Fields.Select(field => field.Scale ?? 1)];
        _pointWorkspace = NativeBuffer<T>.Undefined(Math.Max(1, kernels.WorkspaceLength), T.NaN);
        _fieldsProgram = IndexOfFields(model);
    }

    public override string LaneName => _context.Kernels.LaneName;

    public override int Threads => _pool.Threads;

    /// <summary>Whether somebody holds <see cref="Parameters"/>, so that weights are packed for every call.</summary>
    public bool ParametersAreLent => _parametersAreLent;

    /// <inheritdoc/>
    public int ParameterCount => _model.ParameterCount;

    /// <inheritdoc/>
    public Span<T> Parameters
    {
        get
        {
            ThrowIfDisposed();

            // whoever holds the span may write at any time: from now on weights are packed for every call
            _parametersAreLent = true;
            _isUntouched = false;
            return new Span<T>(_context.Variables, ParameterCount);
        }
    }

    /// <summary>Copies the parameters, [P]; unlike <see cref="Parameters"/>, lends nothing.</summary>
    public void ReadParameters(Span<T> parameters)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            for (int p = 0; p < ParameterCount; p++)
            {
                parameters[p] = ParameterAt(p);
            }
        }
    }

    /// <summary>Replaces the parameters, [P]; unlike <see cref="Parameters"/>, lends nothing.</summary>
    public void WriteParameters(ReadOnlySpan<T> parameters)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _packedIsCurrent = false;
            _isUntouched = false;
            for (int p = 0; p < ParameterCount; p++)
            {
                SetParameterAt(p, parameters[p]);
            }
        }
    }

    /// <inheritdoc/>
    public Span<T> Values
    {
        get
        {
            _ = Parameters;
            return new Span<T>(_context.Variables, _model.ValueCount);
        }
    }

    public override void GetParameters(Span<double> parameters)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            for (int p = 0; p < parameters.Length; p++)
            {
                parameters[p] = double.CreateTruncating(ParameterAt(p));
            }
        }
    }

    public override void SetParameters(ReadOnlySpan<double> parameters)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _packedIsCurrent = false;
            _isUntouched = false;
            for (int p = 0; p < parameters.Length; p++)
            {
                SetParameterAt(p, T.CreateTruncating(parameters[p]));
            }
        }
    }

    public override double GetParameter(int index)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            return double.CreateTruncating(ParameterAt(index));
        }
    }

    public override void SetParameter(int index, double value)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _packedIsCurrent = false;
            SetParameterAt(index, T.CreateTruncating(value));
        }
    }

    public override double GetCoefficient(int index)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            return double.CreateTruncating(_context.Coefficients[index]);
        }
    }

    public override void SetCoefficient(int index, double value)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _context.Coefficients[index] = T.CreateTruncating(value);
        }
    }

    /// <summary>Ends the lending that <see cref="Parameters"/> began: nobody holds the span any more.</summary>
    public void ReclaimParameters()
    {
        lock (_gate)
        {
            _parametersAreLent = false;
            _packedIsCurrent = false;
        }
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _gradientPass.Dispose();
            _normalEquationsPass.Dispose();
            _kernelEquationsPass.Dispose();
            _validation.Dispose();
            _sampling.Dispose();
            _batches.Dispose();
            _context.Dispose();
            _pointWorkspace.Dispose();
            _pool.Dispose();
        }
    }

    private T ParameterAt(int index) =>
        _context.Units is { } units ? T.CreateTruncating(units[index]) * _context.Variables[index] : _context.Parameters[index];

    private void SetParameterAt(int index, T value) =>
        _context.Variables[index] = _context.Units is { } units ? value / T.CreateTruncating(units[index]) : value;

    private void Pack()
    {
        if (!_packedIsCurrent || _parametersAreLent)
        {
            _context.Pack();
            _packedIsCurrent = true;
        }
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(_model.Name, $"This '{_model.Name}' has been disposed; create another.");
        }
    }

    /// <summary>
    /// Held while kernels run. Not a Lock: it refers to the engine, so that a model that nobody refers to any more keeps its native memory until the call ends.
    /// </summary>
    private sealed class Gate(Engine<T> engine)
    {
        public Engine<T> Engine => engine;
    }

    private static int IndexOfFields(PinnDescription model)
    {
        for (int program = 0; program < model.Programs.Count; program++)
        {
            if (model.Programs[program].Kind == ProgramKind.Fields)
            {
                return program;
            }
        }

        return -1;
    }
}
