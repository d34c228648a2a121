using System.Numerics;
using ModelGen.Execution;
using ModelGen.Kernels;

namespace ModelGen.Passes;

/// <summary>What every pass over a model's points shares: kernels, parameters, coefficients, threads and their buffers.</summary>
internal sealed unsafe class EngineContext<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBuffer<T> _parameters;
    private readonly NativeBuffer<T> _packed;
    private readonly NativeBuffer<T> _coefficients;

    public EngineContext(PinnDescription model, ModelKernels<T> kernels, WorkerPool pool)
    {
        Model = model;
        Kernels = kernels;
        Pool = pool;
        _parameters = new NativeBuffer<T>(Math.Max(1, model.ValueCount));
        _packed = new NativeBuffer<T>(Math.Max(1, kernels.PackedLength));
        _coefficients = new NativeBuffer<T>(Math.Max(1, model.Coefficients.Count));
        for (int i = 0; i < model.Coefficients.Count; i++)
        {
            Coefficients[i] = T.CreateTruncating(model.Coefficients[i].Default);
        }

        Workers = new Worker<T>[pool.Threads];
        for (int i = 0; i < Workers.Length; i++)
        {
            Workers[i] = new Worker<T>(model, kernels, Parameters, _packed.Pointer, Coefficients);
        }
    }

    public PinnDescription Model { get; }

    public ModelKernels<T> Kernels { get; }

    public WorkerPool Pool { get; }

    /// <summary>One for each thread of the pool.</summary>
    public Worker<T>[] Workers { get; }

    /// <summary>[ValueCount]: the parameters that train, then the others.</summary>
    public T* Parameters => _parameters.Pointer;

    /// <summary>[coefficient].</summary>
    public T* Coefficients => _coefficients.Pointer;

    /// <summary>The packed weights.</summary>
    public T* Packed => _packed.Pointer;

    /// <summary>Packs the weights for the microkernels.</summary>
    public void Pack() => Kernels.Pack(Parameters, _packed.Pointer);

    /// <inheritdoc/>
    public void Dispose()
    {
        _parameters.Dispose();
        _packed.Dispose();
        _coefficients.Dispose();
        foreach (Worker<T> worker in Workers)
        {
            worker.Dispose();
        }
    }
}
