using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ModelGen.CudaEmulator.Driver;

internal static unsafe partial class Exports
{
    private const int ErrorLogBuffer = 5;
    private const int ErrorLogBytes = 6;

    [UnmanagedCallersOnly(EntryPoint = "cuModuleLoadData")]
    private static CudaResult ModuleLoad(nint* module, byte* text) => Driver.Load(Marshal.PtrToStringUTF8((nint)text)!, [], out *module);

    [UnmanagedCallersOnly(EntryPoint = "cuModuleLoadDataEx")]
    private static CudaResult ModuleLoadWithOptions(nint* module, byte* text, int count, int* options, nint* values)
    {
        int buffer = new ReadOnlySpan<int>(options, count).IndexOf(ErrorLogBuffer);
        int bytes = new ReadOnlySpan<int>(options, count).IndexOf(ErrorLogBytes);
        Span<byte> log = buffer < 0 || bytes < 0 ? [] : new Span<byte>((void*)values[buffer], (int)values[bytes]);
        return Driver.Load(Marshal.PtrToStringUTF8((nint)text)!, log, out *module);
    }

    [UnmanagedCallersOnly(EntryPoint = "cuModuleUnload")]
    private static CudaResult ModuleUnload(nint module) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuModuleGetFunction")]
    private static CudaResult ModuleGetFunction(nint* function, nint module, byte* name) =>
        Driver.Function(module, Marshal.PtrToStringUTF8((nint)name)!, out *function);

    [UnmanagedCallersOnly(EntryPoint = "cuLaunchKernel")]
    private static CudaResult LaunchKernel(
        nint function,
        int gridX,
        int gridY,
        int gridZ,
        int groupX,
        int groupY,
        int groupZ,
        int shared,
        nint stream,
        void** parameters,
        void** extra) =>
        gridY == 1 && gridZ == 1 && groupY == 1 && groupZ == 1 && shared == 0
            ? Driver.Launch(function, gridX, groupX, parameters, extra)
            : CudaResult.InvalidValue;

    [UnmanagedCallersOnly(EntryPoint = "cuOccupancyMaxActiveBlocksPerMultiprocessor")]
    private static CudaResult OccupancyMaxActive(int* groups, nint function, int threads, nint shared) => Give(groups, 2);

    [UnmanagedCallersOnly(EntryPoint = "cuOccupancyMaxPotentialBlockSize")]
    private static CudaResult OccupancyMaxPotential(int* groups, int* threads, nint function, nint sharedOfThreads, nint shared, int limit)
    {
        *threads = 256;
        return Give(groups, 4);
    }

    [UnmanagedCallersOnly(EntryPoint = "cuStreamCreate")]
    private static CudaResult StreamCreate(nint* stream, int flags) => Give(stream, 1);

    [UnmanagedCallersOnly(EntryPoint = "cuStreamCreateWithPriority")]
    private static CudaResult StreamCreateWithPriority(nint* stream, int flags, int priority) => Give(stream, 1);

    [UnmanagedCallersOnly(EntryPoint = "cuStreamDestroy_v2")]
    private static CudaResult StreamDestroy(nint stream) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuStreamSynchronize")]
    private static CudaResult StreamSynchronize(nint stream) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuEventCreate")]
    private static CudaResult EventCreate(nint* handle, int flags) => Give(handle, (nint)NativeMemory.AllocZeroed(sizeof(long)));

    [UnmanagedCallersOnly(EntryPoint = "cuEventDestroy_v2")]
    private static CudaResult EventDestroy(nint handle)
    {
        NativeMemory.Free((void*)handle);
        return CudaResult.Success;
    }

    [UnmanagedCallersOnly(EntryPoint = "cuEventQuery")]
    private static CudaResult EventQuery(nint handle) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuEventRecord")]
    private static CudaResult EventRecord(nint handle, nint stream) => Give((long*)handle, Stopwatch.GetTimestamp());

    [UnmanagedCallersOnly(EntryPoint = "cuEventSynchronize")]
    private static CudaResult EventSynchronize(nint handle) => CudaResult.Success;

    [UnmanagedCallersOnly(EntryPoint = "cuEventElapsedTime")]
    private static CudaResult EventElapsedTime(float* milliseconds, nint start, nint end) =>
        Give(milliseconds, (float)Stopwatch.GetElapsedTime(*(long*)start, *(long*)end).TotalMilliseconds);
}
