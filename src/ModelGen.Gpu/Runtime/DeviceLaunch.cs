namespace ModelGen.Gpu;

/// <summary>
/// How the batches of a loss are launched: all in one kernel, each with groups of its own, or, where there is no such kernel or its groups do not
/// hold every batch, one kernel after the other.
/// </summary>
internal sealed class DeviceLaunch<L> where L : unmanaged, IDeviceLane<L>
{
    private readonly DeviceKernel<L, DeviceBatches<L>>? _joint;
    private readonly DeviceKernel<L, DeviceArguments<L>>[] _kernels = [];
    private readonly int[] _groups;
    private DeviceBatches<L> _batches;

    /// <param name="device">The device.</param>
    /// <param name="programs">The model's kernels.</param>
    /// <param name="kernel">Compiles the kernel of one program.</param>
    /// <param name="batches">The programs of the loss.</param>
    public DeviceLaunch(DeviceConnection device, IDeviceKernels programs, Func<int, DeviceKernel<L, DeviceArguments<L>>> kernel, int[] batches)
    {
        Programs = [.. batches.Select(program => programs.Programs[program])];
        _groups = new int[batches.Length];
        if (JointPlans(device, programs, batches) is { } plans)
        {
            Plans = plans;
            _joint = new DeviceKernel<L, DeviceBatches<L>>(device, programs.Joint!);

            // where few groups run at once, the small batches' must not leave one less for the large batch
            MostGroups = _joint.MostGroups < 4 * batches.Length ? _joint.MostGroups + batches.Length - 1 : _joint.MostGroups;
        }
        else
        {
            _kernels = [.. batches.Select(kernel)];
            Plans = [.. _kernels.Select(batch => batch.Plan)];
            MostGroups = _kernels.Max(batch => batch.MostGroups);
        }
    }

    /// <summary>The kernel of each batch.</summary>
    public IReadOnlyList<DeviceProgram> Programs { get; }

    /// <summary>How each batch is cut into tiles.</summary>
    public IReadOnlyList<TilePlan> Plans { get; }

    /// <summary>Groups of the largest launch: as many as the device runs at the same time.</summary>
    public int MostGroups { get; }

    /// <summary>Launches of one pass.</summary>
    public int Launches => _joint is null ? _kernels.Length : 1;

    /// <summary>Divides groups among the batches, and returns how many there are.</summary>
    public int Divide<T>(ReadOnlySpan<DeviceBatch<T, L>> batches, int mostGroups)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        if (_joint is null)
        {
            int most = 0;
            for (int b = 0; b < batches.Length; b++)
            {
                long rounds = DivideUp(batches[b].Cut(), mostGroups);
                _groups[b] = (int)DivideUp(batches[b].Cut(rounds * mostGroups), rounds);
                most = Math.Max(most, _groups[b]);
            }

            return most;
        }

        // the fewest tiles for the busiest group that so many groups allow
        int turns = 0;
        int total;
        int largest = 0;
        do
        {
            turns++;
            total = 0;
            for (int b = 0; b < batches.Length; b++)
            {
                _groups[b] = (int)DivideUp(batches[b].Cut(), turns);
                total += _groups[b];
                largest = _groups[b] > _groups[largest] ? b : largest;
            }
        }
        while (total > mostGroups && total > batches.Length);

        // groups that are left over take part in the largest batch
        int others = total - _groups[largest];
        _groups[largest] = (int)DivideUp(batches[largest].Cut((long)turns * Math.Max(_groups[largest], mostGroups - others)), turns);
        return others + _groups[largest];
    }

    /// <summary>Queues the batches' kernels.</summary>
    public void Run<T>(ReadOnlySpan<DeviceBatch<T, L>> batches, bool reverse)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        int first = 0;
        for (int b = 0; b < batches.Length; b++)
        {
            DeviceArguments<L> arguments = batches[b].Arguments(first, _groups[b], reverse);
            if (_joint is null)
            {
                _kernels[b].Launch(_groups[b], arguments);
            }
            else
            {
                _batches.Set(b, arguments);
                first += _groups[b];
            }
        }

        _joint?.Launch(first, _batches);
    }

    private static long DivideUp(long count, long parts) => (count + parts - 1) / parts;

    private static TilePlan[]? JointPlans(DeviceConnection device, IDeviceKernels programs, int[] batches)
    {
        if (programs.Joint is not { } joint || TilePlan.Choose(
            joint,
            ILGPU.Interop.SizeOf<L>(),
            device.Accelerator.MaxSharedMemoryPerGroup,
            device.Accelerator.MaxNumThreadsPerGroup) is not { } plan)
        {
            return null;
        }

        TilePlan?[] plans = [.. batches.Select(program => plan.For(programs.Programs[program]))];
        return Array.TrueForAll(plans, part => part is not null) ? [.. plans.Select(part => part!)] : null;
    }
}
