using ILGPU.Runtime;

namespace ModelGen.Gpu;

/// <summary>
/// A connection to a device: an ILGPU context with its accelerator. Memory and kernels of different connections do not go together, so everything that a
/// model keeps on a device is of one connection.
/// </summary>
internal sealed class DeviceConnection(Device device, Accelerator accelerator)
{
    public Device Device => device;

    public Accelerator Accelerator => accelerator;

    /// <summary>Whether the driver has failed while it computed: what is in the device's memory is lost.</summary>
    public bool HasStopped { get; private set; }

    /// <inheritdoc cref="Device.Gate"/>
    public Lock Gate => device.Gate;

    /// <summary>
    /// Waits for a kernel that has been queued for the first time: PoCL 6 has been seen to run what follows a kernel that it was still compiling.
    /// </summary>
    public void Settle(ref bool hasRun)
    {
        if (!hasRun)
        {
            accelerator.DefaultStream.Synchronize();
            hasRun = true;
        }
    }

    /// <summary>
    /// Compiles a kernel. After a failure others of the same context fail too: those who already use the connection keep it, the next get a fresh one.
    /// </summary>
    /// <exception cref="DeviceException">The kernel does not compile.</exception>
    public K Load<K>(string name, Func<Accelerator, K> load)
    {
        try
        {
            return load(accelerator);
        }
        catch (Exception failure)
        {
            device.Abandon(this);
            throw new DeviceException(
                $"The kernel {name} does not compile for {device}: {DriverMessage.Of(failure.InnerException ?? failure)} "
                + "Update the driver, train without a device, and report the declaration.",
                failure);
        }
    }

    /// <summary>What is thrown when the driver fails while the device computes: after that, CUDA accepts nothing more on this connection.</summary>
    public DeviceException Stopped(AcceleratorException failure)
    {
        HasStopped = true;
        device.Abandon(this);
        return new DeviceException(
            $"{device} failed while it computed for a model: {DriverMessage.Of(failure)} The model keeps the parameters that the processor has; "
            + "use fewer points, or compute without a device.",
            failure);
    }

    /// <inheritdoc/>
    public override string ToString() => device.ToString();
}
