namespace ModelGen.Gpu.Tests;

/// <summary>A test that needs an OpenCL device; skipped, with the reason, where there is none or only CUDA devices are tested.</summary>
public sealed class OpenCLFactAttribute : FactAttribute
{
    public OpenCLFactAttribute()
    {
        if (Device is null)
        {
            Skip = "No OpenCL device is tested here. " + DeviceCases.NoDevice;
        }
    }

    /// <summary>The device, where there is one.</summary>
    public static Device? Device => DeviceCases.Devices.FirstOrDefault(device => device.Kind == DeviceKind.OpenCL);
}
