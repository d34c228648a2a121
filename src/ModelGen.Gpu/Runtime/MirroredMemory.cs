using ILGPU;
using ILGPU.Runtime.CPU;

namespace ModelGen.Gpu;

/// <summary>A buffer of a device with as much memory of the processor beside it, made once: copies of the whole between the two allocate nothing.</summary>
/// <typeparam name="V">What it holds.</typeparam>
internal sealed unsafe class MirroredMemory<V> : IDisposable where V : unmanaged
{
    private readonly DeviceMemory<V> _memory;
    private readonly CPUMemoryBuffer _mirror;
    private readonly int _length;

    /// <exception cref="DeviceException">The device has not so much memory.</exception>
    public MirroredMemory(DeviceConnection device, int length, string purpose)
    {
        _length = length;
        _memory = new DeviceMemory<V>(device, length, purpose);

        // as long as the other: ILGPU copies the whole of a processor's buffer from and to OpenCL
        _mirror = CPUMemoryBuffer.Create(device.Accelerator, _memory.Length, Interop.SizeOf<V>());
        Host.Clear();
    }

    /// <summary>What kernels read and write.</summary>
    public ArrayView<V> View => _memory.View;

    /// <summary>The processor's side: what the latest download brought, or the next upload takes.</summary>
    public Span<V> Host => new((void*)_mirror.NativePtr, _length);

    /// <summary>Copies to the device and waits.</summary>
    public void Upload() => _memory.Upload(_mirror);

    /// <summary>Copies from the device and waits.</summary>
    public void Download() => _memory.Download(_mirror);

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _mirror.Dispose();
    }
}
