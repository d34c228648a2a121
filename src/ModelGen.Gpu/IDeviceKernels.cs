namespace ModelGen.Gpu;

/// <summary>A model's kernels for devices; generated code implements it where the project references ModelGen.Gpu.</summary>
public interface IDeviceKernels
{
    /// <summary>One kernel for each of the model's programs, in their order.</summary>
    IReadOnlyList<DeviceProgram> Programs { get; }
}
