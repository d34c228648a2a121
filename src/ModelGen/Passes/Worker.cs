using System.Numerics;
using ModelGen.Execution;
using ModelGen.Kernels;
using ModelGen.Points;

namespace ModelGen.Passes;

/// <summary>One thread's tile: the buffers that its pointers refer to, allocated once.</summary>
internal sealed unsafe class Worker<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBuffer<T> _workspace;
    private readonly NativeBuffer<T> _inputs;
    private readonly NativeBuffer<T> _residuals;
    private readonly NativeBuffer<T> _seeds;
    private readonly NativeBuffer<double> _roots;
    private readonly int _parameterCount;
    private NativeBuffer<T>? _jacobian;

    public Worker(PinnDescription model, ModelKernels<T> kernels, T* parameters, T* packed, T* coefficients)
    {
        int points = Kernels.Tile<T>.Points;
        int inputs = model.Coordinates.Count + model.ObservedSets.Select(set => set.Columns.Count).DefaultIfEmpty(0).Max();
        int components = Math.Max(1, model.Programs.Max(program => program.Components));
        _parameterCount = model.ParameterCount;
        _workspace = NativeBuffer<T>.Undefined(Math.Max(1, kernels.WorkspaceLength), T.NaN);
        _inputs = new NativeBuffer<T>(Math.Max(1, inputs) * points);
        _residuals = new NativeBuffer<T>(components * points);
        _seeds = new NativeBuffer<T>(components * points);
        _roots = new NativeBuffer<double>(points);
        Tile = new Tile<T>
        {
            Parameters = parameters,
            Packed = packed,
            Coefficients = coefficients,
            Coordinates = _inputs.Pointer,
            Observed = _inputs.Pointer,
            Workspace = _workspace.Pointer,
            Residuals = _residuals.Pointer,
            Seeds = _seeds.Pointer,
        };
    }

    /// <summary>The tile that the kernels are called with.</summary>
    public Tile<T> Tile;

    /// <summary>[parameter][Tile.Points]; allocated when a Jacobian is first asked for.</summary>
    public T* Jacobian => (_jacobian ??= new NativeBuffer<T>((long)_parameterCount * Kernels.Tile<T>.Points)).Pointer;

    /// <summary>Loads the batch's visited points [first, first + valid), padded with the last of them.</summary>
    public void Load(Batch<T> batch, long first, int valid)
    {
        PointSet<T> points = batch.Points;
        bool consecutive = batch.Consecutive(first, valid);
        for (int r = 0; r < points.Rows; r++)
        {
            T* target = _inputs.Pointer + r * Kernels.Tile<T>.Points;
            T* source = points.Row(r);
            if (consecutive)
            {
                new ReadOnlySpan<T>(source + batch.Index(first), valid).CopyTo(new Span<T>(target, valid));
            }
            else
            {
                for (int i = 0; i < valid; i++)
                {
                    target[i] = source[batch.Index(first + i)];
                }
            }

            Pad(target, valid);
        }

        Tile.Observed = _inputs.Pointer + batch.Description.Coordinates.Count * Kernels.Tile<T>.Points;
    }

    /// <summary>Loads points [first, first + valid) of a point set, padded with the last of them.</summary>
    public void Load(PointSet<T> points, int coordinates, long first, int valid)
    {
        for (int r = 0; r < points.Rows; r++)
        {
            T* target = _inputs.Pointer + r * Kernels.Tile<T>.Points;
            new ReadOnlySpan<T>(points.Row(r) + first, valid).CopyTo(new Span<T>(target, valid));
            Pad(target, valid);
        }

        Tile.Observed = _inputs.Pointer + coordinates * Kernels.Tile<T>.Points;
    }

    /// <summary>Loads points [first, first + valid) of [model coordinate][count], padded with the last of them.</summary>
    public void Load(ProgramDescription program, double* coordinates, long count, long first, int valid)
    {
        for (int r = 0; r < program.Coordinates.Count; r++)
        {
            T* target = _inputs.Pointer + r * Kernels.Tile<T>.Points;
            double* source = coordinates + program.Coordinates[r] * count + first;
            for (int i = 0; i < valid; i++)
            {
                target[i] = T.CreateTruncating(source[i]);
            }

            Pad(target, valid);
        }

        Tile.Observed = _inputs.Pointer;
    }

    /// <summary>
    /// The square root of the profile of a component's equation at the first points that are loaded, [valid]; null where the equation has none. From the
    /// points that the kernels see, so that every pass agrees. Holds until the next call.
    /// </summary>
    public double* ProfileRoots(Batch<T> batch, int component, int valid)
    {
        if (batch.Profiles[batch.EquationOf[component]] is not { } profile)
        {
            return null;
        }

        profile.Roots(Tile.Coordinates, Kernels.Tile<T>.Points, valid, _roots.Pointer);
        return _roots.Pointer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _workspace.Dispose();
        _inputs.Dispose();
        _residuals.Dispose();
        _seeds.Dispose();
        _roots.Dispose();
        _jacobian?.Dispose();
    }

    private static void Pad(T* row, int valid) => new Span<T>(row + valid, Kernels.Tile<T>.Points - valid).Fill(row[valid - 1]);
}
