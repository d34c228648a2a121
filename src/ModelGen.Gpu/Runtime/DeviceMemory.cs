using System.Diagnostics.CodeAnalysis;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace ModelGen.Gpu;

/// <summary>A buffer of a device that starts as zeros, with the copies that the runtime makes.</summary>
/// <typeparam name="V">What it holds.</typeparam>
internal sealed unsafe class DeviceMemory<V> : IDisposable where V : unmanaged
{
    private readonly DeviceConnection _device;
    private readonly MemoryBuffer1D<V, Stride1D.Dense> _buffer;

    /// <exception cref="DeviceException">The device has not so much memory.</exception>
    public DeviceMemory(DeviceConnection device, long length, string purpose)
    {
        _device = device;
        Accelerator accelerator = device.Accelerator;
        try
        {
            lock (device.Gate)
            {
                _buffer = accelerator.Allocate1D<V>(Math.Max(1, length));
                _buffer.MemSetToZero(accelerator.DefaultStream);
            }
        }
        catch (AcceleratorException failure) when (!DriverMessage.IsAboutMemory(failure))
        {
            throw device.Stopped(failure);
        }
        catch (Exception failure) when (failure is not DeviceException)
        {
            throw new DeviceException(
                $"{device} cannot hold {(length * Interop.SizeOf<V>()) >> 10} KiB for {purpose}: {DriverMessage.Of(failure)} "
                + "Use fewer points or a smaller network, or train without a device.",
                failure);
        }
    }

    /// <summary>
    /// Makes a buffer at least so long; its numbers are undefined afterwards. The old one is freed first, since a device may not hold both: where it
    /// has no room for the new one, there is none.
    /// </summary>
    /// <exception cref="DeviceException">The device has not so much memory.</exception>
    public static DeviceMemory<V> Grow([NotNull] ref DeviceMemory<V>? memory, DeviceConnection device, long length, string purpose)
    {
        if (memory is null || memory.Length < length)
        {
            memory?.Dispose();
            memory = null;
            memory = new DeviceMemory<V>(device, length, purpose);
        }

        return memory;
    }

    /// <summary>Numbers held.</summary>
    public long Length => _buffer.Length;

    /// <summary>What kernels read and write.</summary>
    public ArrayView<V> View => _buffer.View.BaseView;

    /// <summary>Copies to the device and waits.</summary>
    public void Upload(ReadOnlySpan<V> values, long at = 0)
    {
        if (values.Length == 0)
        {
            return;
        }

        lock (_device.Gate)
        {
            // drivers copy while this thread waits: nothing may move meanwhile
            fixed (V* start = values)
            {
                _buffer.View.SubView(at, values.Length).CopyFromCPU(_buffer.Accelerator.DefaultStream, ref *start, values.Length);
            }
        }
    }

    /// <summary>Copies a buffer of the same length to the device and waits; allocates nothing.</summary>
    public void Upload(CPUMemoryBuffer source)
    {
        lock (_device.Gate)
        {
            _buffer.CopyFrom(_buffer.Accelerator.DefaultStream, source.AsRawArrayView(), 0);
            _buffer.Accelerator.DefaultStream.Synchronize();
        }
    }

    /// <summary>Copies from the device and waits.</summary>
    public void Download(Span<V> values, long at = 0)
    {
        if (values.Length == 0)
        {
            return;
        }

        lock (_device.Gate)
        {
            // see Device.Settle
            _buffer.Accelerator.DefaultStream.Synchronize();
            fixed (V* start = values)
            {
                _buffer.View.SubView(at, values.Length).CopyToCPU(_buffer.Accelerator.DefaultStream, ref *start, values.Length);
            }
        }
    }

    /// <summary>Copies from the device to a buffer of the same length and waits; allocates nothing.</summary>
    public void Download(CPUMemoryBuffer target)
    {
        lock (_device.Gate)
        {
            // see Device.Settle
            _buffer.Accelerator.DefaultStream.Synchronize();
            _buffer.CopyTo(_buffer.Accelerator.DefaultStream, 0, target.AsRawArrayView());
            _buffer.Accelerator.DefaultStream.Synchronize();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_device.Gate)
        {
            try
            {
                _buffer.Dispose();
            }
            catch (AcceleratorException)
            {
                // the driver has lost the device, and the memory with it; why is thrown elsewhere
            }
        }
    }
}
