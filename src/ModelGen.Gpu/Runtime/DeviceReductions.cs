using ILGPU;
using ILGPU.Runtime;

namespace ModelGen.Gpu;

/// <summary>The kernels that sum over groups, compiled for a device.</summary>
internal sealed class DeviceReductions<L> where L : unmanaged, IDeviceLane<L>
{
    private const int Threads = GradientReduction.Slots * GradientReduction.Segments;

    private readonly DeviceConnection _device;
    private readonly AcceleratorStream _stream;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<L>, int, int, ArrayView<int>, ArrayView<L>> _sum;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<L>, int, ArrayView<L>> _sumLosses;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<L>, double, ArrayView<L>> _clippingScale;

    private bool _hasSummed;
    private bool _hasSummedLosses;
    private bool _hasClipped;

    public DeviceReductions(DeviceConnection device)
    {
        _device = device;
        _stream = device.Accelerator.DefaultStream;
        _sum = device.Load("Sum", accelerator => accelerator.LoadKernel<ArrayView<L>, int, int, ArrayView<int>, ArrayView<L>>(GradientReduction.Sum));
        _sumLosses = device.Load("SumLosses", accelerator => accelerator.LoadKernel<ArrayView<L>, int, ArrayView<L>>(GradientReduction.SumLosses));
        _clippingScale = device.Load(
            "ClippingScale",
            accelerator => accelerator.LoadKernel<ArrayView<L>, double, ArrayView<L>>(GradientReduction.ClippingScale));
    }

    /// <inheritdoc cref="GradientReduction.Sum"/>
    public void Sum(ArrayView<L> gradient, int length, int groups, ArrayView<int> parameters, ArrayView<L> total)
    {
        _sum(
            _stream,
            new KernelConfig((int)((parameters.Length + GradientReduction.Slots - 1) / GradientReduction.Slots), Threads),
            gradient,
            length,
            groups,
            parameters,
            total);
        _device.Settle(ref _hasSummed);
    }

    /// <inheritdoc cref="GradientReduction.SumLosses"/>
    public void SumLosses(ArrayView<L> results, int groups, int components, ArrayView<L> losses)
    {
        _sumLosses(_stream, new KernelConfig(components, Threads), results, groups, losses);
        _device.Settle(ref _hasSummedLosses);
    }

    /// <inheritdoc cref="GradientReduction.ClippingScale"/>
    public void ClippingScale(ArrayView<L> gradient, double most, ArrayView<L> scale)
    {
        _clippingScale(_stream, new KernelConfig(1, Threads), gradient, most, scale);
        _device.Settle(ref _hasClipped);
    }
}
