using System.Runtime.InteropServices;
using ModelGen.Gpu;
using ModelGen.Gpu.Tests;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: TestFramework("ModelGen.Cuda.Tests.CudaTestFramework", "ModelGen.Cuda.Tests")]

namespace ModelGen.Cuda.Tests;

/// <summary>Before the first test is looked for: only CUDA devices count, and where NVIDIA's driver is not installed the emulator takes its place.</summary>
public sealed class CudaTestFramework : XunitTestFramework
{
    public CudaTestFramework(IMessageSink messages)
        : base(messages)
    {
        DeviceCases.Only = DeviceKind.Cuda;
        if (!NativeLibrary.TryLoad("libcuda.so.1", out _) && File.Exists(Emulator))
        {
            NativeLibrary.Load(Emulator);
        }
    }

    /// <summary>Where the build puts the emulator.</summary>
    public static string Emulator => Path.Combine(AppContext.BaseDirectory, "libcuda.so.1");
}
