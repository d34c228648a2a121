using ModelGen.Engine;
using ModelGen.Kernels;

namespace ModelGen;

/// <summary>
/// A model whose code was generated: its parameters and scalars, its files, its threads, its place on devices, and one training at a time.
/// What it computes is for the kinds of models that derive from it, such as <see cref="PinnModel"/>. Members may be called from any thread; calls
/// that compute wait for each other. Once a model is disposed its members throw <see cref="ObjectDisposedException"/>, but for what was fixed
/// when it was created: <see cref="Description"/>, <see cref="Precision"/>, <see cref="Seed"/> and <see cref="ParameterCount"/>.
/// </summary>
public abstract partial class CompiledModel : IDisposable
{
    private readonly ModelRuntime _runtime;

    private protected CompiledModel(ModelRuntime runtime, int seed, Precision precision, object? devices)
    {
        _runtime = runtime;
        Seed = seed;
        Precision = precision;
        Devices = devices;
    }

    /// <summary>What the generator knows of the model: names, shapes and defaults.</summary>
    public abstract ModelDescription Description { get; }

    /// <summary>The number type that the model computes in.</summary>
    public Precision Precision { get; }

    /// <summary>Decides the initial parameters, and whatever else is drawn at random.</summary>
    public int Seed { get; }

    /// <summary>Number of parameters P that train: weights, biases and learnable scalars.</summary>
    public int ParameterCount => Description.ParameterCount;

    /// <summary>Threads that the model computes with.</summary>
    public int Threads => Runtime.Threads;

    /// <summary>The lane type of the kernels; bits are promised for one lane type.</summary>
    public string LaneName => Runtime.LaneName;

    /// <summary>The emitted kernels for devices; null where the model's project does not reference ModelGen.Gpu.</summary>
    internal object? Devices { get; }

    private protected ModelRuntime Runtime
    {
        get
        {
            ThrowIfDisposed();
            return _runtime;
        }
    }

    /// <summary>Refuses a model that has been disposed; every member begins by it.</summary>
    internal void ThrowIfDisposed()
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException(Description.Name, $"This '{Description.Name}' has been disposed; create another.");
        }
    }

    private protected static void RequireLength(long actual, long expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"'{name}' has {actual} numbers; it needs {expected}.", name);
        }
    }
}
