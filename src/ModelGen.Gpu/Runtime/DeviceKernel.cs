using ILGPU;
using ILGPU.Runtime;

namespace ModelGen.Gpu;

/// <summary>An emitted kernel, compiled for a device, with the plan it is launched by.</summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="A">What it is launched with: <see cref="DeviceArguments{L}"/> or <see cref="DeviceBatches{L}"/>.</typeparam>
internal sealed class DeviceKernel<L, A>
    where L : unmanaged, IDeviceLane<L>
    where A : struct
{
    private readonly Action<AcceleratorStream, KernelConfig, A> _launch;
    private readonly AcceleratorStream _stream;
    private readonly DeviceConnection _device;
    private bool _hasRun;

    /// <exception cref="DeviceException">The kernel does not compile, or no group of the device holds a tile.</exception>
    public DeviceKernel(DeviceConnection device, DeviceProgram program)
    {
        _device = device;
        Name = program.Name;
        Accelerator accelerator = device.Accelerator;
        _stream = accelerator.DefaultStream;
        Plan = TilePlan.Choose(program, Interop.SizeOf<L>(), accelerator.MaxSharedMemoryPerGroup, accelerator.MaxNumThreadsPerGroup)
            ?? throw new DeviceException(TilePlan.TooWide(program, device.Device));
        Kernel kernel = device.Load(Name, opened => opened.LoadKernel(program.Kernel(typeof(L), Plan.Memory), Plan.Specialization));
        _launch = kernel.CreateLauncherDelegate<Action<AcceleratorStream, KernelConfig, A>>();
        MostGroups = accelerator.NumMultiprocessors * Math.Max(1, GroupsPerMultiprocessor(accelerator, kernel));
    }

    /// <summary>Its name in messages: the model's and the kernel's.</summary>
    public string Name { get; }

    public TilePlan Plan { get; }

    /// <summary>Groups that the device runs at the same time.</summary>
    public int MostGroups { get; }

    /// <summary>Queues the kernel.</summary>
    public void Launch(int groups, in A arguments)
    {
        _launch(_stream, new KernelConfig(groups, Plan.Threads), arguments);
        _device.Settle(ref _hasRun);
    }

    private int GroupsPerMultiprocessor(Accelerator accelerator, Kernel kernel) => accelerator.AcceleratorType == AcceleratorType.Cuda
        ? accelerator.EstimateMaxActiveGroupsPerMultiprocessor(kernel, Plan.Threads)
        : accelerator.AcceleratorType == AcceleratorType.OpenCL && accelerator.WarpSize > 1 ? 2 : 1;
}
