using System.Runtime.InteropServices;
using ModelGen.CudaEmulator.Execution;

namespace ModelGen.CudaEmulator.Driver;

internal static unsafe partial class Exports
{
    private const int DeviceMemoryType = 2;

    [UnmanagedCallersOnly(EntryPoint = "cuMemGetInfo_v2")]
    private static CudaResult MemoryGetInfo(nint* free, nint* total)
    {
        *total = (nint)GlobalMemory.Capacity;
        return Give(free, Driver.FreeBytes);
    }

    [UnmanagedCallersOnly(EntryPoint = "cuMemAlloc_v2")]
    private static CudaResult MemoryAllocate(nint* address, nint bytes) => Driver.Allocate(bytes, out *address);

    [UnmanagedCallersOnly(EntryPoint = "cuMemFree_v2")]
    private static CudaResult MemoryFree(nint address) => Driver.Free(address);

    [UnmanagedCallersOnly(EntryPoint = "cuMemAllocHost_v2")]
    private static CudaResult MemoryAllocateHost(nint* address, nint bytes) => Give(address, (nint)NativeMemory.Alloc((nuint)bytes));

    [UnmanagedCallersOnly(EntryPoint = "cuMemFreeHost")]
    private static CudaResult MemoryFreeHost(nint address)
    {
        NativeMemory.Free((void*)address);
        return CudaResult.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "cuMemcpyAsync")]
    private static CudaResult MemoryCopy(nint destination, nint source, nint bytes, nint stream) => Driver.Copy(destination, source, bytes);

    [UnmanagedCallersOnly(EntryPoint = "cuMemsetD8Async")]
    private static CudaResult MemorySet(nint destination, byte value, nint bytes, nint stream) => Driver.Fill(destination, value, bytes);

    [UnmanagedCallersOnly(EntryPoint = "cuMemHostRegister_v2")]
    private static CudaResult HostRegister(nint address, nint bytes, int flags) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuMemHostUnregister")]
    private static CudaResult HostUnregister(nint address) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuMemHostGetDevicePointer_v2")]
    private static CudaResult HostGetDevicePointer(nint* device, nint host, int flags) => Give(device, host);

    [UnmanagedCallersOnly(EntryPoint = "cuPointerGetAttribute")]
    private static CudaResult PointerGetAttribute(int* value, int attribute, nint address) =>
        Driver.IsOnDevice(address) ? Give(value, DeviceMemoryType) : CudaResult.InvalidValue;
}
