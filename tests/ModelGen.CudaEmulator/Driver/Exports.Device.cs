using System.Runtime.InteropServices;
using ModelGen.CudaEmulator.Execution;

namespace ModelGen.CudaEmulator.Driver;

/// <summary>The functions of NVIDIA's driver API that ILGPU calls (CUDA Driver API reference, version 12).</summary>
internal static unsafe partial class Exports
{
    [UnmanagedCallersOnly(EntryPoint = "cuInit")]
    private static CudaResult Init(int flags) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuDriverGetVersion")]
    private static CudaResult DriverGetVersion(int* version) => Give(version, 12_040);

    [UnmanagedCallersOnly(EntryPoint = "cuDeviceGet")]
    private static CudaResult DeviceGet(int* device, int ordinal) => Give(device, ordinal);

    [UnmanagedCallersOnly(EntryPoint = "cuDeviceGetCount")]
    private static CudaResult DeviceGetCount(int* count) => Give(count, 1);

    [UnmanagedCallersOnly(EntryPoint = "cuDeviceGetName")]
    private static CudaResult DeviceGetName(byte* name, int length, int device)
    {
        "ModelGen's emulator\0"u8.CopyTo(new Span<byte>(name, length));
        return CudaResult.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "cuDeviceTotalMem_v2")]
    private static CudaResult DeviceTotalMemory(nint* bytes, int device) => Give(bytes, (nint)GlobalMemory.Capacity);

    // an H100's figures, but for its number of multiprocessors: two, so that groups have more than one tile
    [UnmanagedCallersOnly(EntryPoint = "cuDeviceGetAttribute")]
    private static CudaResult DeviceGetAttribute(int* value, int attribute, int device) => Give(value, attribute switch
    {
        1 or 2 or 3 => 1024,            // threads of a group, and by dimension
        4 => 64,
        5 => int.MaxValue,              // groups of a grid
        6 or 7 => 65_535,
        8 => 48 << 10,                  // shared memory of a group
        9 => 64 << 10,                  // constant memory
        10 => 32,                       // warp
        11 => int.MaxValue,
        12 or 82 => 65_536,             // registers of a group and of a multiprocessor
        13 => 1_000_000,                // kHz
        16 => 2,                        // multiprocessors
        19 or 41 or 83 => 1,            // host memory can be mapped, unified addresses, managed memory
        36 => 1_000_000,
        37 => 1024,
        38 => 50 << 20,                 // second-level cache
        39 => 2048,                     // threads of a multiprocessor
        40 => 1,
        75 => 9,                        // compute capability
        76 => 0,
        81 => 228 << 10,
        _ => 0,
    });

    [UnmanagedCallersOnly(EntryPoint = "cuDeviceCanAccessPeer")]
    private static CudaResult DeviceCanAccessPeer(int* can, int device, int peer) => Give(can, 0);

    [UnmanagedCallersOnly(EntryPoint = "cuDeviceGetP2PAttribute")]
    private static CudaResult DeviceGetPeerAttribute(int* value, int attribute, int source, int destination) => Give(value, 0);

    [UnmanagedCallersOnly(EntryPoint = "cuCtxCreate_v2")]
    private static CudaResult ContextCreate(nint* context, int flags, int device) => Give(context, 1);

    [UnmanagedCallersOnly(EntryPoint = "cuCtxDestroy_v2")]
    private static CudaResult ContextDestroy(nint context) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuCtxSetCurrent")]
    private static CudaResult ContextSetCurrent(nint context) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuCtxSynchronize")]
    private static CudaResult ContextSynchronize() => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuCtxGetCacheConfig")]
    private static CudaResult ContextGetCache(int* configuration) => Give(configuration, 0);

    [UnmanagedCallersOnly(EntryPoint = "cuCtxSetCacheConfig")]
    private static CudaResult ContextSetCache(int configuration) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuCtxGetSharedMemConfig")]
    private static CudaResult ContextGetSharedMemory(int* configuration) => Give(configuration, 1);

    [UnmanagedCallersOnly(EntryPoint = "cuCtxSetSharedMemConfig")]
    private static CudaResult ContextSetSharedMemory(int configuration) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuCtxEnablePeerAccess")]
    private static CudaResult ContextEnablePeer(nint peer, int flags) => CudaResult.InvalidValue;

    [UnmanagedCallersOnly(EntryPoint = "cuCtxDisablePeerAccess")]
    private static CudaResult ContextDisablePeer(nint peer) => CudaResult.InvalidValue;

    [UnmanagedCallersOnly(EntryPoint = "cuGetErrorString")]
    private static CudaResult GetErrorString(CudaResult error, nint* text) => Give(text, Driver.Message(error));

    private static CudaResult Give<T>(T* place, T value)
        where T : unmanaged
    {
        *place = value;
        return CudaResult.Success;
    }
}
