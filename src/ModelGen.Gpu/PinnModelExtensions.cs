using System.ComponentModel;
using ModelGen.Kernels;
using ModelGen.Training;

namespace ModelGen.Gpu;

/// <summary>Training and evaluation of models on devices. Parameters come back to the processor by themselves: a trained model is saved and evaluated as ever.</summary>
public static class PinnModelExtensions
{
    /// <summary>
    /// Trains the model on a device: points, losses, gradients and first-order optimisers are there, and nothing waits for the device except where a loss is
    /// reported. L-BFGS takes losses and gradients from it. Levenberg-Marquardt and adaptive redraws compute on the processor (MG4003).
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">Adds phases and options; null for the default plan.</param>
    /// <param name="device">Such as <see cref="Device.Best"/>.</param>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="cancel">Ends training after the current iterations; the history says so.</param>
    /// <returns>The loss of every equation at every iteration, validations, and how each phase ended.</returns>
    /// <exception cref="DeviceException">The device cannot be used, has too little memory, or a kernel does not compile.</exception>
    /// <exception cref="ArgumentException">The plan does not fit the model, such as Levenberg-Marquardt in single precision.</exception>
    /// <exception cref="InvalidOperationException">An observed set has no data, or the model is being trained already.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer finite; the model has its best parameters so far.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to resume is damaged, or of another model, plan, precision or device.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    public static TrainingHistory Train(this PinnModel model, Action<TrainingPlan>? plan, Device device, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        DeviceSession session = DeviceSession.Of(model, device);
        return model.TrainBy(plan, (built, equations) =>
        {
            string? tooWide = TooWide(model, device);
            built.Remark(tooWide ?? ProcessorPhases(built));
            return tooWide is null ? session.Train(built, equations, progress, cancel) : model.TrainOnProcessor(built, equations, progress, cancel);
        });
    }

    /// <summary>Trains the model by the default plan on a device.</summary>
    /// <inheritdoc cref="Train(PinnModel, Action{TrainingPlan}?, Device, IProgress{TrainingProgress}?, CancellationToken)"/>
    public static TrainingHistory Train(this PinnModel model, Device device, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default) =>
        model.Train(null, device, progress, cancel);

    /// <summary>The weighted loss and its gradient at the current points, computed on a device, [P].</summary>
    /// <exception cref="DeviceException">The device cannot be used, has too little memory, or a kernel does not compile.</exception>
    /// <exception cref="ArgumentException">The gradient's length is not the number of parameters.</exception>
    public static double LossAndGradient(this PinnModel model, Span<double> gradient, Device device)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (gradient.Length != model.ParameterCount)
        {
            throw new ArgumentException($"'{nameof(gradient)}' has {gradient.Length} numbers; it needs {model.ParameterCount}.", nameof(gradient));
        }

        return DeviceSession.Of(model, device).LossAndGradient(gradient);
    }

    /// <summary>Evaluates a program on a device; generated members call it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void EvaluateProgram(PinnModel model, Device device, int program, ReadOnlySpan<double> coordinates, int n, Span<double> components)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.RequireEvaluable(program, coordinates, n, components);
        DeviceSession.Of(model, device).Evaluate(program, coordinates, n, components);
    }

    /// <summary>The kernels that the generator emitted for a model.</summary>
    internal static IDeviceKernels DeviceKernels(this PinnModel model) => model.Devices as IDeviceKernels
        ?? throw new DeviceException($"'{model.Description.Name}' was compiled without kernels for devices; reference ModelGen.Gpu in the project that declares it, and build again.");

    private static string? TooWide(PinnModel model, Device device)
    {
        IReadOnlyList<DeviceProgram> programs = model.DeviceKernels().Programs;
        for (int p = 0; p < programs.Count; p++)
        {
            if (model.Description.Programs[p].Kind == ProgramKind.Batch && PlanOf(programs[p], device, model.Precision) is null)
            {
                return $"{TilePlan.TooWide(programs[p], device)} The model is trained on the processor: use narrower layers or fewer derivatives for the device.";
            }
        }

        return null;
    }

    private static TilePlan? PlanOf(DeviceProgram program, Device device, Precision precision) =>
        TilePlan.Choose(program, precision == Precision.Single ? 4 : 8, device.Accelerator.MaxSharedMemoryPerGroup, device.Accelerator.MaxNumThreadsPerGroup);

    private static string? ProcessorPhases(TrainingPlan plan)
    {
        string[] names = [.. plan.Phases.Where(phase => phase.Optimizer.RequiresDouble).Select(phase => phase.Optimizer.Name).Distinct()];
        return names.Length == 0 ? null : $"MG4003: {string.Join(" and ", names)} computes on the processor; a device has no kernel for normal equations.";
    }
}
