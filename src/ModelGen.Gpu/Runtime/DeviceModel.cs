using System.Numerics;
using System.Runtime.InteropServices;
using ModelGen.Engine;
using ModelGen.Kernels;

namespace ModelGen.Gpu;

/// <summary>A model on a device: its parameters, its compiled kernels, and the memory that they share.</summary>
internal sealed class DeviceModel<T, L> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where L : unmanaged, IDeviceLane<L>
{
    private readonly IDeviceKernels _programs;
    private readonly DeviceKernel<L, DeviceArguments<L>>?[] _kernels;
    private readonly L[] _coefficients;
    private DeviceReductions<L>? _reductions;
    private DeviceLaunch<L>? _launch;
    private DeviceWorkspace<L>? _workspace;

    public DeviceModel(DeviceConnection device, PinnModel model)
    {
        Device = device;
        Description = model.Description;
        Engine = model.Objective<T>();
        _programs = model.DeviceKernels();
        _kernels = new DeviceKernel<L, DeviceArguments<L>>?[_programs.Programs.Count];
        Parameters = new DeviceParameters<T, L>(device, Description, _programs.Layers, Engine);
        _coefficients = new L[Math.Max(1, Description.Coefficients.Count)];
        Coefficients = new DeviceMemory<L>(device, _coefficients.Length, $"the coefficients of '{Description.Name}'");
    }

    public DeviceConnection Device { get; }

    public PinnDescription Description { get; }

    /// <summary>The model on the processor: it draws points, holds weights, and computes what the device does not.</summary>
    public Engine<T> Engine { get; }

    public DeviceParameters<T, L> Parameters { get; }

    /// <summary>[coefficient].</summary>
    public DeviceMemory<L> Coefficients { get; }

    public DeviceReductions<L> Reductions => _reductions ??= new DeviceReductions<L>(Device);

    /// <summary>How the loss is launched.</summary>
    public DeviceLaunch<L> Launch => _launch ??= new DeviceLaunch<L>(
        Device,
        _programs,
        Kernel,
        [.. Enumerable.Range(0, Description.Programs.Count).Where(p => Description.Programs[p].Kind == ProgramKind.Batch)]);

    public DeviceWorkspace<L> Workspace => _workspace ??= new DeviceWorkspace<L>(Device, Description.Name, Parameters.Layout.Length,
        Description.Programs.Where(program => program.Kind == ProgramKind.Batch).Sum(program => program.Components), Launch.Plans.Count, Launch
            .MostGroups, Launch.Plans.Max(plan => plan.ScratchQuads));

    /// <summary>A program's kernel, compiled when first asked for.</summary>
    public DeviceKernel<L, DeviceArguments<L>> Kernel(int program) =>
        _kernels[program] ??= new DeviceKernel<L, DeviceArguments<L>>(Device, _programs.Programs[program]);

    /// <summary>Copies the run-time coefficients.</summary>
    public void UploadCoefficients()
    {
        bool changed = false;
        for (int i = 0; i < Description.Coefficients.Count; i++)
        {
            L value = L.Constant(Engine.GetCoefficient(i));
            changed |= !value.Equals(_coefficients[i]);
            _coefficients[i] = value;
        }

        if (changed)
        {
            Coefficients.Upload(_coefficients);
        }
    }

    /// <summary>Evaluates a program.</summary>
    /// <param name="program">Its number.</param>
    /// <param name="coordinates">[model coordinate][n].</param>
    /// <param name="n">Points.</param>
    /// <param name="components">[component][n].</param>
    public unsafe void Evaluate(int program, ReadOnlySpan<double> coordinates, int n, Span<double> components)
    {
        if (n == 0)
        {
            return;
        }

        ProgramDescription description = Description.Programs[program];
        DeviceKernel<L, DeviceArguments<L>> kernel = Kernel(program);
        Parameters.HostMayHaveChanged();
        Parameters.ToDevice();
        UploadCoefficients();
        using var points = new DeviceMemory<L>(Device, (long)n * description.Coordinates.Count, $"{n} points of {kernel.Name}");
        using var results = new DeviceMemory<L>(Device, (long)n * description.Components, $"the values at {n} points of {kernel.Name}");
        L[] row = new L[n];
        for (int r = 0; r < description.Coordinates.Count; r++)
        {
            for (int i = 0; i < n; i++)
            {
                row[i] = L.Constant(coordinates[description.Coordinates[r] * n + i]);
            }

            points.Upload(row, (long)r * n);
        }

        int groups = Math.Min(kernel.MostGroups, (n + kernel.Plan.Points - 1) / kernel.Plan.Points);
        using var scratch = new DeviceMemory<Quad<L>>(Device, (long)groups * kernel.Plan.ScratchQuads, "the groups' activations of " + kernel.Name);
        var arguments = new DeviceArguments<L>
        {
            Weights = Parameters.Weights,
            Transposed = Parameters.Transposed,
            Layers = Parameters.Layers,
            FirstLearnable = Parameters.Layout.FirstLearnable,
            Coefficients = Coefficients.View,
            Points = points.View,
            Scales = Coefficients.View,
            Gradient = Coefficients.View,
            Scratch = scratch.View,
            ScratchQuads = kernel.Plan.ScratchQuads,
            Results = results.View,
            PointCount = n,
            PointCapacity = n,
            Share = new DeviceShare
            {
                TilePoints = kernel.Plan.Points,
                RowQuads = kernel.Plan.RowQuads,
                PointTotal = n,
                PointLeap = 1,
            },
        };
        arguments.Share.Divide(n, 0, groups);
        kernel.Launch(groups, arguments);
        for (int c = 0; c < description.Components; c++)
        {
            results.Download(row, (long)c * n);
            ReadOnlySpan<T> values = MemoryMarshal.Cast<L, T>(row);
            for (int i = 0; i < n; i++)
            {
                components[c * n + i] = double.CreateTruncating(values[i]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Parameters.Dispose();
        Coefficients.Dispose();
        _workspace?.Dispose();
    }
}
