using System.Numerics;
using System.Runtime.InteropServices;
using ModelGen.Objectives;
using ModelGen.Optimizers;
using ModelGen.Points;

namespace ModelGen.Gpu;

/// <summary>
/// What the trainer and the optimisers see of a model on a device. Losses and gradients are computed there, first-order optimisers run there;
/// normal equations, residual vectors and adaptive redraws are the processor's.
/// </summary>
internal sealed class DeviceObjective<T, L> : ITrainingObjective<T>, ILeastSquares<T>, ICollocationPoints, IOptimizerHost<T>, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where L : unmanaged, IDeviceLane<L>
{
    private readonly DeviceModel<T, L> _model;
    private readonly DeviceLoss<T, L> _training;
    private readonly DeviceLoss<T, L> _validation;
    private readonly MirroredMemory<L> _gradient;
    private readonly double[] _termLosses;
    private readonly double[] _validationLosses;

    public DeviceObjective(DeviceModel<T, L> model)
    {
        _model = model;
        _training = new DeviceLoss<T, L>(model, isValidation: false);
        _validation = new DeviceLoss<T, L>(model, isValidation: true);
        _gradient = new MirroredMemory<L>(model.Device, model.Parameters.Count, $"the gradient of '{model.Description.Name}'");
        _termLosses = new double[model.Engine.TermCount];
        _validationLosses = new double[model.Engine.TermCount];
        model.Engine.FoldUnits(folded: true);
        model.Parameters.HostMayHaveChanged();
    }

    public string LaneName => $"{_model.Device.Device.Kind} {typeof(T).Name}";

    public int ParameterCount => _model.Parameters.Count;

    public Span<T> Parameters => _model.Parameters.OnHost();

    public Span<T> Values => Parameters;

    public long ItemCount => _model.Engine.ItemCount;

    public int TermCount => _model.Engine.TermCount;

    public long RowCount => _model.Engine.RowCount;

    public PointSampler Sampler
    {
        get => _model.Engine.Sampler;
        set => _model.Engine.Sampler = value;
    }

    public IReadOnlyList<EquationJudgement> Judge()
    {
        _model.Parameters.ToHost();
        return _model.Engine.Judge();
    }

    public ScalesState ExportScales() => _model.Engine.ExportScales();

    public void ImportScales(ScalesState state, bool keepsParameters) => _model.Engine.ImportScales(state, keepsParameters);

    public long? MiniBatch
    {
        get => _model.Engine.MiniBatch;
        set => _model.Engine.MiniBatch = value;
    }

    internal DeviceModel<T, L> Model => _model;

    internal DeviceLoss<T, L> Training => _training;

    public OptimizerState<T>? CreateState(Optimizer optimizer)
    {
        // compiles kernels
        lock (_model.Device.Gate)
        {
            // sealed types: a method that somebody derives is never one of these
            return optimizer switch
            {
                Adam adam => new DeviceAdamState<T, L>(this, adam.Settings),
                AdamW adam => new DeviceAdamState<T, L>(this, adam.Settings),
                Sgd sgd => new DeviceSgdState<T, L>(this, sgd),
                _ => null,
            };
        }
    }

    /// <summary>Brings everything that a step reads to the device.</summary>
    public void Prepare()
    {
        _model.Parameters.ToDevice();
        _model.UploadCoefficients();
        _training.Prepare();
    }

    public double Loss()
    {
        lock (_model.Device.Gate)
        {
            Prepare();
            _training.Launch(reverse: false, step: 0);
            _training.Download();
            return _training.Read(0, _termLosses);
        }
    }

    public double LossAndGradient(Span<T> gradient)
    {
        lock (_model.Device.Gate)
        {
            Prepare();
            _training.Launch(reverse: true, step: 0);
            _training.SumGradients(_gradient.View);
            _gradient.Download();
            _gradient.Host.CopyTo(MemoryMarshal.Cast<T, L>(gradient));
            _training.Download();
            return _training.Read(0, _termLosses);
        }
    }

    public double ValidationLoss()
    {
        lock (_model.Device.Gate)
        {
            _model.Parameters.ToDevice();
            _model.UploadCoefficients();
            _validation.Prepare();
            _validation.Launch(reverse: false, step: 0);
            _validation.Download();
            return _validation.Read(0, _validationLosses);
        }
    }

    public void TermLosses(Span<double> losses) => _termLosses.CopyTo(losses);

    public void Residuals(Span<double> rows)
    {
        _model.Parameters.ToHost();
        _model.Engine.Residuals(rows);
    }

    public unsafe double NormalEquations(double* matrix, int leadingDimension, Span<double> gradient)
    {
        _model.Parameters.ToHost();
        double loss = _model.Engine.NormalEquations(matrix, leadingDimension, gradient);
        _model.Engine.TermLosses(_termLosses);
        return loss;
    }

    public void TransposedJacobianProduct(ReadOnlySpan<double> rows, Span<double> result)
    {
        _model.Parameters.ToHost();
        _model.Engine.TransposedJacobianProduct(rows, result);
    }

    public void RunParallel(Action<int> work) => _model.Engine.RunParallel(work);

    public void Resample(Resampling mode)
    {
        if (mode == Resampling.Adaptive)
        {
            _model.Parameters.ToHost();
        }

        _model.Engine.Resample(mode);
    }

    public void RequestPoints(long? points) => _model.Engine.RequestPoints(points);

    public void RequestPoints(int equation, int points) => _model.Engine.RequestPoints(equation, points);

    public void RequestFreshRows(int rows) => _model.Engine.RequestFreshRows(rows);

    public CandidateBudget Candidates
    {
        get => _model.Engine.Candidates;
        set => _model.Engine.Candidates = value;
    }

    public void RequestRows(long? rows) => _model.Engine.RequestRows(rows);

    public void NextMiniBatch() => _model.Engine.NextMiniBatch();

    public double GetWeight(int term) => _model.Engine.GetWeight(term);

    public void SetWeight(int term, double weight) => _model.Engine.SetWeight(term, weight);

    public SamplingState ExportSampling() => _model.Engine.ExportSampling();

    public void ImportSampling(SamplingState state)
    {
        _model.Engine.ImportSampling(state);
        _model.Parameters.HostMayHaveChanged();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _training.Dispose();
        _validation.Dispose();
        _gradient.Dispose();
    }
}
