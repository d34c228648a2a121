using ModelGen.Execution;

namespace ModelGen.Points;

/// <summary>Points in native memory, [row][capacity]: the coordinates that a program reads, then its observed columns.</summary>
internal sealed unsafe class PointSet<T>(int rows) : IDisposable where T : unmanaged
{
    private NativeBuffer<T>? _values;
    private long _capacity;

    /// <summary>Rows: coordinates read, then observed columns.</summary>
    public int Rows => rows;

    /// <summary>Points held.</summary>
    public long Count { get; private set; }

    /// <summary>Row r, [Count].</summary>
    public T* Row(int r) => _values is null ? null : _values.Pointer + r * _capacity;

    /// <summary>
    /// Makes room for exactly <paramref name="count"/> points; their values are undefined afterwards. Allocates only to grow; where that fails, the points
    /// stay.
    /// </summary>
    public void Resize(long count)
    {
        if (count > _capacity)
        {
            NativeBuffer<T>.Grow(ref _values, checked(rows * count));
            _capacity = count;
        }

        Count = count;
    }

    /// <inheritdoc/>
    public void Dispose() => _values?.Dispose();
}
