namespace ModelGen.Gpu;

/// <summary>Training and evaluation of models on devices.</summary>
public static class PinnModelExtensions
{
    /// <summary>The kernels that the generator emitted for a model.</summary>
    internal static IDeviceKernels DeviceKernels(this PinnModel model) => model.Devices as IDeviceKernels ?? throw new InvalidOperationException("none");
}
