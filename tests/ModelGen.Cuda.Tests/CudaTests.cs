using System.Runtime.CompilerServices;
using ModelGen.Gpu;
using ModelGen.Gpu.Tests;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ModelGen.Cuda.Tests;

/// <summary>The device tests once more through ILGPU's CUDA runtime: on an NVIDIA GPU, or else on the emulator, which also reports races and accesses outside of memory.</summary>
internal static class OnlyCuda
{
    [ModuleInitializer]
    internal static void Choose() => DeviceCases.Only = DeviceKind.Cuda;
}

public class CudaGradientTests : DeviceGradientTests;

public class CudaEvaluationTests : DeviceEvaluationTests;

public class CudaElementaryTests : DeviceElementaryTests;

public class CudaTrainingTests : DeviceTrainingTests;
