using System.Numerics;
using System.Runtime.CompilerServices;
using ModelGen.Execution;
using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;

namespace ModelGen.Engine;

/// <summary>
/// What a network computes from its parameters before a pass, W = M w, and the gradient's way back, w_bar += M' W_bar. Every number is one sum in a fixed
/// order, whoever computes it.
/// </summary>
internal sealed unsafe class DerivedParameters<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // entries for which it pays to wake other threads
    private const int LeastShared = 20_000;

    private readonly (int Source, int Offset, SparseRows<T> Forward, SparseRows<T> Adjoint)[] _maps;
    private readonly WorkerPool _pool;
    private readonly Action<int> _computeShare;
    private readonly Action<int> _pullShare;
    private readonly bool _isShared;
    private T* _numbers;

    public DerivedParameters(NetworkDescription model, WorkerPool pool)
    {
        _maps = [.. model.Derived.Select(derived => (
            derived.Source,
            derived.Offset,
            SparseRows<T>.From(derived.Map.Entries, derived.Map.Outputs),
            SparseRows<T>.From([.. derived.Map.Entries.Select(entry => (entry.Column, entry.Row, entry.Weight))], derived.Map.Inputs)))];
        _pool = pool;
        _computeShare = ComputeShare;
        _pullShare = PullShare;
        _isShared = pool.Threads > 1 && model.Derived.Sum(derived => (long)derived.Map.Entries.Count) > LeastShared;
        Count = model.Derived.Sum(derived => derived.Map.Outputs);
    }

    /// <summary>How many numbers.</summary>
    public int Count { get; }

    /// <summary>Computes them behind the parameters.</summary>
    public void Compute(T* parameters) => Run(_computeShare, parameters);

    /// <summary>Adds their gradient to that of the parameters that they are made of.</summary>
    public void PullBack(T* gradient) => Run(_pullShare, gradient);

    private void Run(Action<int> share, T* numbers)
    {
        _numbers = numbers;
        if (_isShared)
        {
            _pool.Run(share);
        }
        else if (Count > 0)
        {
            share(0);
        }
    }

    private Part PartOf(int thread) => _isShared ? new Part(thread, _pool.Threads) : Part.Whole;

    private void ComputeShare(int thread)
    {
        Part part = PartOf(thread);
        foreach ((int source, int offset, SparseRows<T> forward, _) in _maps)
        {
            for (int row = part.First(forward.Rows); row < part.End(forward.Rows); row++)
            {
                _numbers[offset + row] = Sum(forward, row, _numbers + source);
            }
        }
    }

    // maps of one parameter have equally many rows here, so that a thread has the same of each
    private void PullShare(int thread)
    {
        Part part = PartOf(thread);
        foreach ((int source, int offset, _, SparseRows<T> adjoint) in _maps)
        {
            for (int row = part.First(adjoint.Rows); row < part.End(adjoint.Rows); row++)
            {
                _numbers[source + row] += Sum(adjoint, row, _numbers + offset);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Sum(SparseRows<T> matrix, int row, T* source)
    {
        T sum = T.Zero;
        SparseEntry<T>* end = matrix.Entries.Pointer + matrix.Starts.Pointer[row + 1];
        for (SparseEntry<T>* entry = matrix.Entries.Pointer + matrix.Starts.Pointer[row]; entry < end; entry++)
        {
            sum += entry->Weight * source[entry->Source];
        }

        return sum;
    }
}
