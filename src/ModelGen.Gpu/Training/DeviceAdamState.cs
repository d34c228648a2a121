using System.Numerics;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ModelGen.IO;
using ModelGen.Optimizers;

namespace ModelGen.Gpu;

/// <summary>Adam and AdamW on a device.</summary>
internal sealed class DeviceAdamState<T, L> : DeviceFirstOrderState<T, L>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where L : unmanaged, IDeviceLane<L>
{
    private readonly AdamSettings _settings;
    private readonly DeviceMemory<L> _means;
    private readonly DeviceMemory<L> _squares;
    private readonly Action<Index1D, ArrayView<L>, ArrayView<L>, ArrayView<L>, ArrayView<L>, ParameterUpdate.AdamStep<L>, ParameterUpdate.Target<L>> _step;

    public DeviceAdamState(DeviceObjective<T, L> objective, AdamSettings settings) : base(objective)
    {
        _settings = settings;
        _means = new DeviceMemory<L>(Device, ParameterCount, "the optimiser of " + ModelName);
        _squares = new DeviceMemory<L>(Device, ParameterCount, "the optimiser of " + ModelName);
        _step = Device.Load("Adam", accelerator =>
            accelerator.LoadAutoGroupedStreamKernel<
                Index1D, ArrayView<L>, ArrayView<L>, ArrayView<L>, ArrayView<L>, ParameterUpdate.AdamStep<L>, ParameterUpdate.Target<L>>(ParameterUpdate.Adam));
    }

    /// <inheritdoc/>
    public override void Save(StateDictionary state)
    {
        base.Save(state);
        var values = new T[ParameterCount];
        _means.Download(MemoryMarshal.Cast<T, L>(values.AsSpan()));
        state.Set<T>("mean", values);
        _squares.Download(MemoryMarshal.Cast<T, L>(values.AsSpan()));
        state.Set<T>("square", values);
    }

    /// <inheritdoc/>
    public override void Load(StateDictionary state)
    {
        base.Load(state);
        var values = new T[ParameterCount];
        state.Get<T>("mean", values);
        _means.Upload(MemoryMarshal.Cast<T, L>(values));
        state.Get<T>("square", values);
        _squares.Upload(MemoryMarshal.Cast<T, L>(values));
    }

    /// <inheritdoc/>
    protected override void Update(double learningRate, ArrayView<L> gradient, ArrayView<L> scale, ParameterUpdate.Target<L> target)
    {
        var step = new ParameterUpdate.AdamStep<L>
        {
            Beta1 = L.Constant(_settings.Beta1),
            Beta2 = L.Constant(_settings.Beta2),
            OneMinusBeta1 = L.Constant(1 - _settings.Beta1),
            OneMinusBeta2 = L.Constant(1 - _settings.Beta2),
            Rate = L.Constant(learningRate / (1 - Math.Pow(_settings.Beta1, Iteration))),
            RootScale = L.Constant(1 / Math.Sqrt(1 - Math.Pow(_settings.Beta2, Iteration))),
            Epsilon = L.Constant(_settings.Epsilon),
            Keep = L.Constant(1 - learningRate * _settings.WeightDecay),
        };
        _step(ParameterCount, gradient, scale, _means.View, _squares.View, step, target);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _means.Dispose();
        _squares.Dispose();
    }
}
