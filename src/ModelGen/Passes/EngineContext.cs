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
    private NativeBuffer<T>? _variables;

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

    /// <summary>[ValueCount]: the parameters that train, then the others, as kernels read them.</summary>
    public T* Parameters => _parameters.Pointer;

    /// <summary>[ValueCount]: what optimisers move; <see cref="Parameters"/> divided by their units, and the same memory where there are none.</summary>
    public T* Variables => Units is null ? Parameters : _variables!.Pointer;

    /// <summary>The units of the parameters; null where all are 1.</summary>
    public ParameterUnits? Units { get; private set; }

    /// <summary>[coefficient].</summary>
    public T* Coefficients => _coefficients.Pointer;

    /// <summary>The packed weights.</summary>
    public T* Packed => _packed.Pointer;

    /// <summary>Brings the variables to the kernels: the parameters, and their weights packed for the microkernels.</summary>
    public void Pack()
    {
        if (Units is not null)
        {
            ToParameters();
        }

        Kernels.Pack(Parameters, _packed.Pointer);
    }

    /// <summary>Changes the units and keeps the variables, so that the parameters change with them; null for units of 1.</summary>
    public void ChangeUnits(ParameterUnits? units)
    {
        T* before = Variables;
        if (units is null)
        {
            new ReadOnlySpan<T>(before, Model.ValueCount).CopyTo(new Span<T>(Parameters, Model.ValueCount));
        }
        else if (Units is null)
        {
            _variables ??= new NativeBuffer<T>(Math.Max(1, Model.ValueCount));
            new ReadOnlySpan<T>(before, Model.ValueCount).CopyTo(new Span<T>(_variables.Pointer, Model.ValueCount));
        }

        Units = units;
        if (units is not null)
        {
            ToParameters();
        }
    }

    /// <summary>Takes a gradient with respect to the parameters to one with respect to the variables, or rows of a Jacobian, [parameter][stride].</summary>
    public void ToVariables(T* derivatives, int stride)
    {
        if (Units is not { } units)
        {
            return;
        }

        foreach ((int first, int end) in units.Ranges)
        {
            for (int p = first; p < Math.Min(end, Model.ParameterCount); p++)
            {
                T unit = T.CreateTruncating(units[p]);
                T* row = derivatives + (long)p * stride;
                for (int i = 0; i < stride; i++)
                {
                    row[i] *= unit;
                }
            }
        }
    }

    private void ToParameters()
    {
        new ReadOnlySpan<T>(_variables!.Pointer, Model.ValueCount).CopyTo(new Span<T>(Parameters, Model.ValueCount));
        foreach ((int first, int end) in Units!.Ranges)
        {
            for (int p = first; p < end; p++)
            {
                Parameters[p] = T.CreateTruncating(Units[p]) * _variables.Pointer[p];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parameters.Dispose();
        _packed.Dispose();
        _coefficients.Dispose();
        _variables?.Dispose();
        foreach (Worker<T> worker in Workers)
        {
            worker.Dispose();
        }
    }
}
