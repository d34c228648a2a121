using System.Numerics;
using System.Runtime.CompilerServices;

namespace ModelGen.Engine;

/// <summary>The sum of buffers as a binary tree in a fixed order; threads share slices of the numbers.</summary>
internal sealed unsafe class TreeReduction<T> where T : unmanaged, INumber<T>
{
    // a slice of every buffer fits into the second-level cache
    private const int SliceLength = 2048;

    private readonly WorkerPool _pool;
    private readonly Action<int> _work;
    private T* _buffers;
    private long _stride;
    private int _count;
    private int _length;
    private int _nextSlice;

    public TreeReduction(WorkerPool pool)
    {
        _pool = pool;
        _work = Work;
    }

    /// <summary>Adds buffers 1 ... count - 1 to buffer 0; the others are left with partial sums.</summary>
    public void Sum(T* buffers, int count, long stride, int length)
    {
        _buffers = buffers;
        _count = count;
        _stride = stride;
        _length = length;
        _nextSlice = 0;
        if (length <= SliceLength)
        {
            Work(thread: 0);
        }
        else
        {
            _pool.Run(_work);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Work(int thread)
    {
        int slices = (_length + SliceLength - 1) / SliceLength;
        for (int slice = Interlocked.Increment(ref _nextSlice) - 1; slice < slices; slice = Interlocked.Increment(ref _nextSlice) - 1)
        {
            int first = slice * SliceLength;
            int length = Math.Min(SliceLength, _length - first);
            for (int step = 1; step < _count; step *= 2)
            {
                for (int b = 0; b + step < _count; b += 2 * step)
                {
                    T* target = _buffers + b * _stride + first;
                    Add(target, target + step * _stride, length);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(T* target, T* source, int length)
    {
        int i = 0;
        for (; i + Vector<T>.Count <= length; i += Vector<T>.Count)
        {
            Vector.Store(Vector.Load(target + i) + Vector.Load(source + i), target + i);
        }

        for (; i < length; i++)
        {
            target[i] += source[i];
        }
    }
}
