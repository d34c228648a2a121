using ILGPU;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace ModelGen.Gpu;

/// <summary>What kind of device it is.</summary>
public enum DeviceKind
{
    /// <summary>An NVIDIA GPU.</summary>
    Cuda,

    /// <summary>Any OpenCL device: a GPU, or a processor through PoCL.</summary>
    OpenCL,

    /// <summary>ILGPU's own interpreter on the processor: for debugging kernels, many times slower than training without a device.</summary>
    Debug,
}

/// <summary>A device that models train and are evaluated on. Devices live as long as the process.</summary>
public sealed class Device
{
    private static readonly Lazy<List<Device>> s_found = new(Find);
    private readonly ILGPU.Runtime.Device _device;
    private readonly Lock _gate = new();
    private DeviceConnection? _connection;

    private Device(ILGPU.Runtime.Device device, DeviceKind kind, string capability)
    {
        _device = device;
        Kind = kind;
        Capability = capability;
    }

    /// <summary>Every device: CUDA, then OpenCL, then ILGPU's debugger, which is always there.</summary>
    public static IReadOnlyList<Device> All => s_found.Value.AsReadOnly();

    /// <summary>The CUDA device, or else the OpenCL device, with the most multiprocessors.</summary>
    /// <exception cref="DeviceException">There is neither.</exception>
    public static Device Best => All.Where(device => device.Kind != DeviceKind.Debug).OrderBy(device => device.Kind)
        .ThenByDescending(device => device.Multiprocessors)
        .FirstOrDefault()
        ?? throw new DeviceException(
            $"No CUDA or OpenCL device was found. Looked for {DriverLibraries.Description}.{DriverLibraries.CudaFailure()} "
            + "Install the driver, or train without a device.");

    /// <summary>
    /// Where ModelGen says that work asked of a device was done on the processor instead, and how to keep it on the device (MG4002, MG4003): one line for each
    /// model type, device and reason. The error stream unless set; <see cref="TextWriter.Null"/> for silence. A writer that is set anew is told everything
    /// again, by one thread at a time.
    /// </summary>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public static TextWriter Notices
    {
        get => FallbackNotices.Writer;
        set => FallbackNotices.Writer = value;
    }

    /// <summary>Its name, as the driver gives it.</summary>
    public string Name => _device.Name;

    /// <summary>What kind of device it is.</summary>
    public DeviceKind Kind { get; }

    /// <summary>The architecture or the version of OpenCL C.</summary>
    public string Capability { get; }

    /// <summary>Bytes of memory.</summary>
    public long Memory => Kind == DeviceKind.Debug ? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes : _device.MemorySize;

    /// <summary>Multiprocessors, compute units, or cores.</summary>
    public int Multiprocessors => _device.NumMultiprocessors;

    /// <summary>The connection to the device, made when first used.</summary>
    /// <exception cref="DeviceException">The driver refuses.</exception>
    internal DeviceConnection Connection
    {
        get
        {
            lock (_gate)
            {
                try
                {
                    // a context of its own: after one failed kernel the others of its context fail too
                    return _connection ??= new DeviceConnection(this, _device.CreateAccelerator(CreateContext(static builder => builder)));
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    throw new DeviceException(
                        $"{this} was found, but its driver does not let it be used: {DriverMessage.Of(failure)} Update the driver, or train without a device.",
                        failure);
                }
            }
        }
    }

    /// <summary>One call at a time uses the device: neither ILGPU's kernels nor an OpenCL queue are made for several threads.</summary>
    internal Lock Gate { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} device '{Name}' ({Capability}, {Memory >> 20} MiB)";

    /// <summary>Drops a connection after a kernel has failed to compile; the next use makes a fresh one.</summary>
    internal void Abandon(DeviceConnection connection)
    {
        lock (_gate)
        {
            if (_connection == connection)
            {
                _connection = null;
            }
        }
    }

    // only the first context looks for devices: under WSL, ILGPU does not survive a second search
    private static Context CreateContext(Func<Context.Builder, Context.Builder> search)
    {
        // the debugger's groups are as large as the kernels ask for; by default they hold 16 threads, too few for a tile
        var debugger = new CPUDevice(numThreadsPerWarp: 32, numWarpsPerMultiprocessor: 8, numMultiprocessors: 1);

        // a call makes ptxas save registers around it: everything is inlined but the longest elementary functions
        return Context.Create(builder => search(builder.Optimize(OptimizationLevel.O2).Inlining(InliningMode.Aggressive).Math(MathMode.Default)).CPU(debugger));
    }

    private static List<Device> Find()
    {
        DriverLibraries.Install();
        Context context = CreateContext(static builder => builder.Cuda().OpenCL());
        List<Device> devices = [];
        foreach (CudaDevice device in context.GetCudaDevices())
        {
            devices.Add(new Device(device, DeviceKind.Cuda, device.Architecture?.ToString() ?? "unknown architecture"));
        }

        foreach (CLDevice device in context.GetCLDevices())
        {
            devices.Add(new Device(device, DeviceKind.OpenCL, "OpenCL C " + device.CVersion));
        }

        foreach (CPUDevice device in context.GetCPUDevices())
        {
            devices.Add(new Device(device, DeviceKind.Debug, "ILGPU"));
            break;
        }

        return devices;
    }
}
