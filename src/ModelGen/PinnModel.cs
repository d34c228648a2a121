using System.Collections.Concurrent;
using ModelGen.Engine;
using ModelGen.Kernels;
using ModelGen.Numerics;

namespace ModelGen;

/// <summary>
/// A physics-informed network with its loss: the base of every class declared with [Pinn]. Generated code passes the model's
/// description and kernels. Members may be called from any thread; calls that compute wait for each other.
/// </summary>
public abstract partial class PinnModel : IDisposable
{
    private readonly ModelRuntime _runtime;

    /// <summary>Creates a model from what the generator emitted for it.</summary>
    protected PinnModel(ModelBinding binding, int seed, Precision precision, int threads, LaneWidth lanes)
        : this((binding ?? throw new ArgumentNullException(nameof(binding))).Description, binding.Kernels, seed, precision, threads, lanes)
    {
        Devices = binding.Devices;
    }

    /// <summary>Creates the model with freshly initialised parameters.</summary>
    /// <param name="description">What the generator knows of the model.</param>
    /// <param name="kernels">The emitted kernels.</param>
    /// <param name="seed">Decides the initial parameters and the collocation points.</param>
    /// <param name="precision">The number type to compute in.</param>
    /// <param name="threads">Threads to compute with; 0 for all cores. Results do not depend on it, to the bit.</param>
    /// <param name="lanes">The lane type; automatic unless results must match another machine's to the bit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    protected PinnModel(ModelDescription description, IKernelFactory kernels, int seed, Precision precision, int threads, LaneWidth lanes = LaneWidth.Auto)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(kernels);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Description = description;
        Seed = seed;
        Precision = precision;
        int workers = threads == 0 ? Environment.ProcessorCount : threads;
        _runtime = precision == Precision.Single
            ? new Engine<float>(description, kernels.CreateSingle(lanes), seed, workers)
            : new Engine<double>(description, kernels.CreateDouble(lanes), seed, workers);
        InitializeNetworks();
    }

    /// <summary>What the generator knows of the model: names, shapes and defaults.</summary>
    public ModelDescription Description { get; }

    /// <summary>The emitted kernels for devices; null where the model's project does not reference ModelGen.Gpu.</summary>
    internal object? Devices { get; }

    /// <summary>What ModelGen.Gpu keeps of this model on devices, by connection; disposed with the model.</summary>
    internal ConcurrentDictionary<object, IDisposable> DeviceSessions { get; } = new();

    /// <summary>The number type that the model computes in.</summary>
    public Precision Precision { get; }

    /// <summary>Decides the initial parameters and the collocation points.</summary>
    public int Seed { get; }

    /// <summary>Threads that the model computes with.</summary>
    public int Threads => _runtime.Threads;

    /// <summary>The lane type of the kernels; bits are promised for one lane type.</summary>
    public string LaneName => _runtime.LaneName;

    /// <summary>Number of parameters P: weights, biases and learnable scalars.</summary>
    public int ParameterCount => Description.ParameterCount;

    /// <summary>Frees the model's native memory and stops its threads.</summary>
    /// <exception cref="InvalidOperationException">The model is being trained.</exception>
    public void Dispose()
    {
        // an optimiser holds the parameters' native memory
        if (Volatile.Read(ref _isTraining) != 0)
        {
            throw new InvalidOperationException($"'{Description.Name}' is being trained; cancel that and wait for it to end before disposing the model.");
        }

        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the model's native memory and stops its threads.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (IDisposable session in DeviceSessions.Values)
            {
                session.Dispose();
            }

            _runtime.Dispose();
        }
    }

    private static void RequireLength(long actual, long expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"'{name}' has {actual} numbers; it needs {expected}.", name);
        }
    }
}
