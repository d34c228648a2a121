using System.Numerics;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ModelGen.IO;
using ModelGen.Optimizers;

namespace ModelGen.Gpu;

/// <summary>Gradient descent, momentum and Nesterov's method on a device.</summary>
internal sealed class DeviceSgdState<T, L> : DeviceFirstOrderState<T, L>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where L : unmanaged, IDeviceLane<L>
{
    private readonly Sgd _settings;
    private readonly DeviceMemory<L> _velocities;
    private readonly Action<Index1D, ArrayView<L>, ArrayView<L>, ArrayView<L>, ParameterUpdate.SgdStep<L>, ParameterUpdate.Target<L>> _step;

    public DeviceSgdState(DeviceObjective<T, L> objective, Sgd settings) : base(objective)
    {
        _settings = settings;
        _velocities = new DeviceMemory<L>(Device, ParameterCount, "the optimiser of " + ModelName);
        _step = Device.Load("Sgd", accelerator =>
            accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<L>, ArrayView<L>, ArrayView<L>, ParameterUpdate.SgdStep<L>, ParameterUpdate.Target<L>>(
                ParameterUpdate.Sgd));
    }

    /// <inheritdoc/>
    public override void Save(StateDictionary state)
    {
        base.Save(state);
        var values = new T[ParameterCount];
        _velocities.Download(MemoryMarshal.Cast<T, L>(values.AsSpan()));
        state.Set<T>("velocity", values);
    }

    /// <inheritdoc/>
    public override void Load(StateDictionary state)
    {
        base.Load(state);
        var values = new T[ParameterCount];
        state.Get<T>("velocity", values);
        _velocities.Upload(MemoryMarshal.Cast<T, L>(values));
    }

    /// <inheritdoc/>
    protected override void Update(double learningRate, ArrayView<L> gradient, ArrayView<L> scale, ParameterUpdate.Target<L> target)
    {
        var step = new ParameterUpdate.SgdStep<L>
        {
            Rate = L.Constant(learningRate),
            Momentum = L.Constant(_settings.Momentum),
            LookAhead = L.Constant(_settings.Nesterov ? 1 : 0),
        };
        _step(ParameterCount, gradient, scale, _velocities.View, step, target);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _velocities.Dispose();
    }
}
