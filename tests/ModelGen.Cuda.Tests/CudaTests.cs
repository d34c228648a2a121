using ModelGen.Gpu;
using ModelGen.Gpu.Tests;

namespace ModelGen.Cuda.Tests;

public class CudaTests
{
    [Fact]
    public void Where_the_emulator_was_built_there_is_a_CUDA_device()
    {
        Assert.Equal(File.Exists(CudaTestFramework.Emulator), DeviceCases.Devices.Length > 0);
        Assert.All(DeviceCases.Devices, device => Assert.Equal(DeviceKind.Cuda, device.Kind));
    }
}

/// <summary>
/// The device tests once more through ILGPU's CUDA runtime: on an NVIDIA GPU, or else on the emulator, which also reports races and accesses outside of memory.
/// </summary>
public class CudaGradientTests : DeviceGradientTests;

/// <inheritdoc cref="CudaGradientTests"/>
public class CudaEvaluationTests : DeviceEvaluationTests;

/// <inheritdoc cref="CudaGradientTests"/>
public class CudaElementaryTests : DeviceElementaryTests;

/// <inheritdoc cref="CudaGradientTests"/>
public class CudaTrainingTests : DeviceTrainingTests;

/// <inheritdoc cref="CudaGradientTests"/>
public class CudaAllocationTests : DeviceAllocationTests;

/// <inheritdoc cref="CudaGradientTests"/>
public class CudaFallbackTests : FallbackTests;
