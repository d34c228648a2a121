using System.Numerics;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ModelGen.Engine;
using ModelGen.Kernels;

namespace ModelGen.Gpu;

/// <summary>The parameters on a device and on the processor; whoever has the newer ones gives them to the other when it asks.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="L">Its lane type.</typeparam>
internal sealed class DeviceParameters<T, L> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where L : unmanaged, IDeviceLane<L>
{
    private readonly DeviceConnection _device;
    private readonly Engine<T> _engine;
    private readonly DeviceMemory<Quad<L>> _weights;
    private readonly DeviceMemory<Quad<L>> _transposed;
    private readonly DeviceMemory<int> _layers;
    private readonly DeviceMemory<int> _slots;
    private readonly DeviceMemory<int> _transposedSlots;
    private readonly DeviceMemory<int> _parameterOf;
    private readonly MirroredMemory<L> _values;
    private readonly Action<Index1D, ArrayView<L>, ParameterUpdate.Target<L>> _upload;
    private readonly Action<Index1D, ArrayView<L>, ParameterUpdate.Target<L>> _download;
    private bool _hasUploaded;
    private bool _deviceIsNewer;
    private bool _hostIsNewer = true;

    public DeviceParameters(DeviceConnection device, ModelDescription model, IReadOnlyList<DenseLayerLayout> layers, Engine<T> engine)
    {
        _device = device;
        _engine = engine;
        Layout = new DeviceLayout(model, layers);
        string purpose = $"the parameters of '{model.Name}'";
        _weights = new DeviceMemory<Quad<L>>(device, Layout.Length / 4, purpose);
        _transposed = new DeviceMemory<Quad<L>>(device, Layout.Length / 4, purpose);
        _layers = new DeviceMemory<int>(device, Layout.Layers.Length, purpose);
        _slots = new DeviceMemory<int>(device, Layout.Slots.Length, purpose);
        _transposedSlots = new DeviceMemory<int>(device, Layout.Slots.Length, purpose);
        _parameterOf = new DeviceMemory<int>(device, Layout.Length, purpose);
        _values = new MirroredMemory<L>(device, Layout.Slots.Length, purpose);
        _layers.Upload(Layout.Layers);
        _slots.Upload(Layout.Slots);
        _transposedSlots.Upload(Layout.TransposedSlots);
        _parameterOf.Upload(Layout.ParameterOf);
        _upload = device.Load(
            "Upload",
            accelerator => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<L>, ParameterUpdate.Target<L>>(ParameterUpdate.Upload));
        _download = device.Load(
            "Download",
            accelerator => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<L>, ParameterUpdate.Target<L>>(ParameterUpdate.Download));
    }

    public DeviceLayout Layout { get; }

    /// <summary>P.</summary>
    public int Count => Layout.Slots.Length;

    public ArrayView<Quad<L>> Weights => _weights.View;

    public ArrayView<Quad<L>> Transposed => _transposed.View;

    public ArrayView<int> Layers => _layers.View;

    /// <summary>The parameter that lies there, or -1, [slot].</summary>
    public ArrayView<int> ParameterOf => _parameterOf.View;

    /// <summary>What an optimiser on the device writes to.</summary>
    public ParameterUpdate.Target<L> Target => new()
    {
        Weights = _weights.View.Cast<L>(),
        Transposed = _transposed.View.Cast<L>(),
        Slots = _slots.View,
        TransposedSlots = _transposedSlots.View,
    };

    /// <summary>The processor's parameters; the caller may write there.</summary>
    public Span<T> OnHost()
    {
        ToHost();
        _hostIsNewer = true;
        return _engine.Parameters;
    }

    /// <summary>Brings the newest parameters to the processor; only reading is meant.</summary>
    public void ToHost()
    {
        lock (_device.Gate)
        {
            if (!_deviceIsNewer)
            {
                return;
            }

            _download(Count, _values.View, Target);
            _values.Download();
            _engine.WriteParameters(MemoryMarshal.Cast<L, T>(_values.Host));
            _deviceIsNewer = false;
        }
    }

    /// <summary>Brings the newest parameters to the device.</summary>
    public void ToDevice()
    {
        lock (_device.Gate)
        {
            if (!_hostIsNewer)
            {
                return;
            }

            _engine.ReadParameters(MemoryMarshal.Cast<L, T>(_values.Host));
            _values.Upload();
            _upload(Count, _values.View, Target);
            _device.Settle(ref _hasUploaded);
            _hostIsNewer = false;
        }
    }

    /// <summary>Somebody may have written to the processor's parameters; not while the device has newer ones.</summary>
    public void HostMayHaveChanged() => _hostIsNewer |= !_deviceIsNewer;

    /// <summary>The device has failed: its parameters are lost, the processor's are what there is.</summary>
    public void LoseDevice() => _deviceIsNewer = false;

    /// <summary>An optimiser has written to <see cref="Target"/>.</summary>
    public void DeviceHasChanged() => _deviceIsNewer = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        _weights.Dispose();
        _transposed.Dispose();
        _layers.Dispose();
        _slots.Dispose();
        _transposedSlots.Dispose();
        _parameterOf.Dispose();
        _values.Dispose();
    }
}
