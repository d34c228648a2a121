using System.Diagnostics;
using System.Numerics;
using ModelGen.IO;
using ModelGen.Objectives;
using ModelGen.Optimizers;

namespace ModelGen.Gpu;

/// <summary>A first-order optimiser that keeps parameters and memory on the device and queues many steps before it waits for their losses.</summary>
internal abstract class DeviceFirstOrderState<T, L> : OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where L : unmanaged, IDeviceLane<L>
{
    // about so long nobody sees a loss or can cancel
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private readonly DeviceObjective<T, L> _objective;
    private readonly DeviceMemory<L> _total;
    private readonly DeviceMemory<L> _scale;
    private int _burst = 1;
    private bool _hasStepped;

    protected DeviceFirstOrderState(DeviceObjective<T, L> objective)
    {
        _objective = objective;
        _total = new DeviceMemory<L>(Device, objective.ParameterCount, "the gradient of " + ModelName);
        _scale = new DeviceMemory<L>(Device, 1, "the gradient of " + ModelName);
        _scale.Upload([L.Constant(1)]);
    }

    /// <inheritdoc/>
    public override int LongestBurst => _burst;

    /// <summary>Steps taken.</summary>
    protected long Iteration { get; private set; }

    protected DeviceConnection Device => _objective.Model.Device;

    protected string ModelName => $"'{_objective.Model.Description.Name}'";

    protected int ParameterCount => _objective.ParameterCount;

    /// <inheritdoc/>
    public sealed override StepOutcome Step(IObjective<T> objective, in StepSettings settings, Span<double> termLosses)
    {
        StepOutcome outcome = default;
        Steps(objective, new ReadOnlySpan<StepSettings>(in settings), null, new Span<StepOutcome>(ref outcome), termLosses);
        return outcome;
    }

    /// <inheritdoc/>
    public sealed override int Steps(
        IObjective<T> objective,
        ReadOnlySpan<StepSettings> settings,
        Action? next,
        Span<StepOutcome> outcomes,
        Span<double> termLosses)
    {
        long start = Stopwatch.GetTimestamp();
        DeviceLoss<T, L> loss = _objective.Training;
        lock (Device.Gate)
        {
            _objective.Prepare();
            for (int step = 0; step < settings.Length; step++)
            {
                if (step > 0 && next is not null)
                {
                    next();
                    loss.Prepare();
                }

                loss.Launch(reverse: true, step);
                loss.SumGradients(_total.View);
                double most = settings[step].MaximumGradientNorm;
                if (most < double.PositiveInfinity)
                {
                    _objective.Model.Reductions.ClippingScale(_total.View, most, _scale.View);
                }

                Iteration++;
                Update(settings[step].LearningRate, _total.View, _scale.View, _objective.Model.Parameters.Target);
                Device.Settle(ref _hasStepped);
            }

            _objective.Model.Parameters.DeviceHasChanged();
            loss.Download();
        }

        int terms = objective.TermCount;
        for (int step = 0; step < settings.Length; step++)
        {
            outcomes[step] = new StepOutcome(loss.Read(step, termLosses.Slice(step * terms, terms)), 1);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        _burst = elapsed < s_patience / 2 ? Math.Min(2 * _burst, DeviceLoss<T, L>.Steps) : elapsed > s_patience ? Math.Max(1, _burst / 2) : _burst;
        return settings.Length;
    }

    /// <inheritdoc/>
    public override void Save(StateDictionary state) => state.SetInteger("iteration", Iteration);

    /// <inheritdoc/>
    public override void Load(StateDictionary state) => Iteration = state.GetInteger("iteration", 0, long.MaxValue / 4);

    /// <summary>Queues the move of the parameters.</summary>
    protected abstract void Update(double learningRate, ILGPU.ArrayView<L> gradient, ILGPU.ArrayView<L> scale, ParameterUpdate.Target<L> target);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _total.Dispose();
        _scale.Dispose();
    }
}
