using ModelGen.Engine;
using ModelGen.Kernels;
using ModelGen.Numerics;

namespace ModelGen;

/// <summary>
/// A physics-informed network with its loss: the base of every class declared with [Pinn]. Generated code passes the model's
/// description and kernels. Members may be called from any thread; calls that compute wait for each other.
/// </summary>
public abstract partial class PinnModel : CompiledModel
{
    private readonly PinnRuntime _runtime;

    /// <summary>Creates a model from what the generator emitted for it.</summary>
    protected PinnModel(ModelBinding binding, int seed, Precision precision, int threads, LaneWidth lanes)
        : this((binding ?? throw new ArgumentNullException(nameof(binding))).Description, binding.Kernels, seed, precision, threads, lanes, binding.Devices)
    {
    }

    /// <summary>Creates the model with freshly initialised parameters.</summary>
    /// <param name="description">What the generator knows of the model.</param>
    /// <param name="kernels">The emitted kernels.</param>
    /// <param name="seed">Decides the initial parameters and the collocation points.</param>
    /// <param name="precision">The number type to compute in.</param>
    /// <param name="threads">Threads to compute with; 0 for all cores. Results do not depend on it, to the bit.</param>
    /// <param name="lanes">The lane type; automatic unless results must match another machine's to the bit.</param>
    /// <param name="devices">The emitted kernels for devices, if any.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    protected PinnModel(
        PinnDescription description,
        IKernelFactory kernels,
        int seed,
        Precision precision,
        int threads,
        LaneWidth lanes = LaneWidth.Auto,
        object? devices = null)
        : this(description, CreateRuntime(description, kernels, seed, precision, threads, lanes), seed, precision, devices)
    {
    }

    private PinnModel(PinnDescription description, PinnRuntime runtime, int seed, Precision precision, object? devices)
        : base(runtime, seed, precision, devices)
    {
        Description = description;
        _runtime = runtime;
        double[] values = new double[description.ValueCount];
        ParameterInitializer.Initialize(description, (ulong)seed, values);
        runtime.SetParameters(values);
        runtime.BeginUntouched();
    }

    /// <summary>What the generator knows of the model: names, shapes, domains and defaults.</summary>
    public override PinnDescription Description { get; }

    private new PinnRuntime Runtime
    {
        get
        {
            ThrowIfDisposed();
            return _runtime;
        }
    }

    /// <summary>What optimisers see; the model's own precision only.</summary>
    internal Engine<T> Objective<T>() where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        Runtime as Engine<T> ?? throw new InvalidOperationException($"{Description.Name} was created in another precision than {typeof(T).Name}.");

    private static PinnRuntime CreateRuntime(
        PinnDescription description, IKernelFactory kernels, int seed, Precision precision, int threads, LaneWidth lanes)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(kernels);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        int workers = threads == 0 ? Environment.ProcessorCount : threads;
        return precision == Precision.Single
            ? new Engine<float>(description, kernels.CreateSingle(lanes), seed, workers)
            : new Engine<double>(description, kernels.CreateDouble(lanes), seed, workers);
    }
}
