using ILGPU.Runtime;

namespace ModelGen.Gpu;

/// <summary>Compiled kernels of a device.</summary>
internal static class DeviceKernelCache
{
    /// <summary>Threads of the largest group, and groups that a multiprocessor is to hold: together they bound the registers of a thread.</summary>
    public static KernelSpecialization Specialization { get; } = new(256, 2);
}
