using System.ComponentModel;
using ModelGen.Collocation;
using ModelGen.Kernels;
using ModelGen.Training;

namespace ModelGen.Gpu;

/// <summary>
/// Training and evaluation of models on devices. Parameters come back to the processor by themselves: a trained model is saved and evaluated as ever.
/// </summary>
public static class PinnModelExtensions
{
    /// <summary>
    /// Trains the model on a device: points, losses, gradients and first-order optimisers are there, and nothing waits for the device except where a loss is
    /// reported. L-BFGS takes losses and gradients from it. Levenberg-Marquardt and adaptive redraws compute on the processor (MG4003); a network too wide for
    /// the device is trained there (MG4002). The plan's description and <see cref="Device.Notices"/> say so.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">Adds phases and options; null for the default plan.</param>
    /// <param name="device">Such as <see cref="Device.Best"/>.</param>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="cancel">Ends training after the current iterations; the history says so.</param>
    /// <returns>The loss of every equation at every iteration, validations, and how each phase ended.</returns>
    /// <exception cref="DeviceException">
    /// The device cannot be used, has too little memory, or a kernel does not compile; or a training on the processor has balanced equations point by point.
    /// </exception>
    /// <exception cref="ArgumentException">The plan does not fit the model, such as Levenberg-Marquardt in single precision.</exception>
    /// <exception cref="InvalidOperationException">An observed set has no data, or the model is being trained already.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer finite; the model has its best parameters so far.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to resume is damaged, or of another model, plan, precision or device.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    public static TrainingHistory Train(
        this PinnModel model,
        Action<TrainingPlan>? plan,
        Device device,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(device);
        model.ThrowIfDisposed();
        string? tooWide = LossTooWide(model, device);
        DeviceSession? session = tooWide is null ? DeviceSession.Of(model, device) : null;
        return model.TrainBy(plan, built =>
        {
            string? notice = tooWide ?? OnProcessor(model, built, device);
            built.Remark(notice);
            FallbackNotices.Say(model, device, notice);
            return session is null ? model.TrainOnProcessor(built, progress, cancel) : session.Train(built, progress, cancel);
        }, pointwise: session is null);
    }

    /// <summary>Trains the model by the default plan on a device.</summary>
    /// <inheritdoc cref="Train(PinnModel, Action{TrainingPlan}?, Device, IProgress{TrainingProgress}?, CancellationToken)"/>
    public static TrainingHistory Train(
        this PinnModel model,
        Device device,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default) =>
        model.Train(null, device, progress, cancel);

    /// <summary>
    /// The weighted loss and its gradient at the current points, computed on a device, [P]; on the processor where the network is too wide for the device
    /// (MG4002), which <see cref="Device.Notices"/> says.
    /// </summary>
    /// <exception cref="DeviceException">The device cannot be used, has too little memory, or a kernel does not compile.</exception>
    /// <exception cref="ArgumentException">The gradient's length is not the number of parameters.</exception>
    public static double LossAndGradient(this PinnModel model, Span<double> gradient, Device device)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(device);
        model.ThrowIfDisposed();
        if (gradient.Length != model.ParameterCount)
        {
            throw new ArgumentException($"'{nameof(gradient)}' has {gradient.Length} numbers; it needs {model.ParameterCount}.", nameof(gradient));
        }

        string? tooWide = LossTooWide(model, device);
        FallbackNotices.Say(model, device, tooWide);
        return tooWide is null ? DeviceSession.Of(model, device).LossAndGradient(gradient) : model.LossAndGradient(gradient);
    }

    /// <summary>
    /// Evaluates a program on a device; generated members call it. On the processor where the network is too wide for the device (MG4002), which
    /// <see cref="Device.Notices"/> says.
    /// </summary>
    /// <exception cref="DeviceException">The device cannot be used, has too little memory, or a kernel does not compile.</exception>
    /// <exception cref="ArgumentException">A length is wrong, or the program reads observed data.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A point lies outside the domain and <see cref="PinnModel.AllowExtrapolation"/> is false.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void EvaluateProgram(PinnModel model, Device device, int program, ReadOnlySpan<double> coordinates, int n, Span<double> components)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(device);
        model.RequireEvaluable(program, coordinates, n, components);
        if (TooWide(model, device, program) is { } notice)
        {
            FallbackNotices.Say(model, device, notice);
            model.EvaluateOnProcessor(program, coordinates, n, components);
            return;
        }

        DeviceSession.Of(model, device).Evaluate(program, coordinates, n, components);
    }

    /// <summary>The kernels that the generator emitted for a model.</summary>
    internal static IDeviceKernels DeviceKernels(this CompiledModel model) => model.Devices as IDeviceKernels
        ?? throw new DeviceException(
            $"'{model.Description.Name}' was compiled without kernels for devices; reference ModelGen.Gpu in the project that declares it, and build again.");

    /// <summary>Says which batch of the loss is too wide for a device; null where none is.</summary>
    private static string? LossTooWide(PinnModel model, Device device) => Enumerable.Range(0, model.Description.Programs.Count)
        .Where(program => model.Description.Programs[program].Kind == ProgramKind.Batch)
        .Select(program => TooWide(model, device, program))
        .FirstOrDefault(notice => notice is not null);

    private static string? TooWide(PinnModel model, Device device, int program)
    {
        if (model.Devices is MissingKernels missing)
        {
            return missing.Notice(model.Description.Name);
        }

        DeviceProgram kernel = model.DeviceKernels().Programs[program];
        return TilePlan.Exists(kernel, device.Connection.Accelerator.MaxNumThreadsPerGroup)
            ? null
            : TilePlan.TooWide(kernel, device) + " The processor computes it instead.";
    }

    /// <summary>Says what of a plan a device has no kernels for; null where there is nothing.</summary>
    private static string? OnProcessor(PinnModel model, TrainingPlan plan, Device device)
    {
        IEnumerable<string> normalEquations = plan.Phases.Where(phase => phase.Optimizer.NeedsLeastSquares)
            .Select(phase => "the normal equations of " + phase.Optimizer.Name);
        IEnumerable<string> redraws = plan.Phases.Where(RedrawsAdaptively)
            .Select(_ => "the residuals of adaptive redraws");
        string work = string.Join(" and ", normalEquations.Concat(redraws).Distinct());
        return work.Length == 0
            ? null
            : $"MG4003: {work} of '{model.Description.Name}' are computed on the processor, as {device} has no kernels for them; "
                + "Adam and then L-BFGS, with plain redraws, stay on the device.";
    }

    private static bool RedrawsAdaptively(TrainingPhase phase)
    {
        CollocationOptions options = CollocationOptions.Of(phase);
        return options.RedrawInterval(phase.Optimizer) > 0 && options.RedrawMode(phase.Optimizer) == Resampling.Adaptive;
    }
}
