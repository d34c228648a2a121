using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace ModelGen.Gpu;

/// <summary>What a driver's failure says: OpenCL's exceptions keep the error from their message, CUDA's the name.</summary>
internal static class DriverMessage
{
    public static string Of(Exception failure) => failure switch
    {
        CLException openCL => $"{openCL.Error}.",
        CudaException cuda => $"{cuda.Message} ({cuda.Error}).",
        _ => failure.Message,
    };

    /// <summary>Whether it is memory that the device lacks; it computes on.</summary>
    public static bool IsAboutMemory(AcceleratorException failure) => failure switch
    {
        CLException openCL => openCL.Error is CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE or CLError.CL_OUT_OF_RESOURCES
            or CLError.CL_OUT_OF_HOST_MEMORY or CLError.CL_INVALID_BUFFER_SIZE,
        CudaException cuda => cuda.Error == nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY),
        _ => false,
    };
}
