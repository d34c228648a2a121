using System.Numerics;
using System.Runtime.CompilerServices;

namespace ModelGen.Execution;

/// <summary>The sum of buffers, four at a time in a fixed order; threads share slices of the numbers.</summary>
internal sealed unsafe class ChunkReduction<T> where T : unmanaged, INumber<T>
{
    // the sum of a slice stays in the first-level cache
    private const int SliceLength = 2048;

    private readonly WorkerPool _pool;
    private readonly Action<int> _work;
    private T* _buffers;
    private T* _target;
    private long _stride;
    private int _count;
    private int _length;
    private int _nextSlice;

    public ChunkReduction(WorkerPool pool)
    {
        _pool = pool;
        _work = Work;
    }

    /// <summary>Adds buffers 1 ... count - 1 to buffer 0; the others are left as they are. A target, where there is one, receives the sum, too.</summary>
    public void Sum(T* buffers, int count, long stride, int length, T* target = null)
    {
        _target = target;
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
            T* target = _buffers + first;
            int buffer = 1;
            for (; buffer + 4 <= _count; buffer += 4)
            {
                AddFour(target, target + buffer * _stride, _stride, length);
            }

            for (; buffer < _count; buffer++)
            {
                Add(target, target + buffer * _stride, length);
            }

            if (_target != null)
            {
                new Span<T>(target, length).CopyTo(new Span<T>(_target + first, length));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(T* target, T* source, long stride, int length)
    {
        T* second = source + stride;
        T* third = second + stride;
        T* fourth = third + stride;
        int i = 0;
        for (; i + Vector<T>.Count <= length; i += Vector<T>.Count)
        {
            Vector<T> sum = Vector.Load(source + i) + Vector.Load(second + i) + (Vector.Load(third + i) + Vector.Load(fourth + i));
            Vector.Store(Vector.Load(target + i) + sum, target + i);
        }

        for (; i < length; i++)
        {
            target[i] += source[i] + second[i] + (third[i] + fourth[i]);
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
