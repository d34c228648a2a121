using System.Buffers;
using System.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// The columns of one evaluation, gathered for the kernels: generated Evaluate methods copy their spans in and the results out, checking every
/// length. Rented memory: dispose it, once.
/// </summary>
public ref struct EvaluationBuffer
{
    private readonly double[] _coordinates;
    private readonly double[] _components;
    private readonly int _coordinateCount;
    private readonly int _componentCount;

    /// <summary>Rents room for a number of points.</summary>
    /// <param name="coordinates">Columns that go in.</param>
    /// <param name="components">Real columns that come out.</param>
    /// <param name="count">Points.</param>
    public EvaluationBuffer(int coordinates, int components, int count)
    {
        Count = count;
        _coordinateCount = coordinates;
        _componentCount = components;
        _coordinates = ArrayPool<double>.Shared.Rent(checked(coordinates * count));
        _components = ArrayPool<double>.Shared.Rent(checked(components * count));
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>[coordinate][point].</summary>
    public readonly Span<double> Coordinates => _coordinates.AsSpan(0, _coordinateCount * Count);

    /// <summary>[component][point].</summary>
    public readonly Span<double> Components => _components.AsSpan(0, _componentCount * Count);

    /// <summary>Copies one column in.</summary>
    /// <exception cref="ArgumentException">Its length differs from the first column's.</exception>
    public readonly void SetCoordinate(int coordinate, string name, ReadOnlySpan<double> values)
    {
        CheckLength(name, values.Length);
        values.CopyTo(Coordinates[(coordinate * Count)..]);
    }

    /// <summary>Repeats an axis of a grid: each value <paramref name="inner"/> times in a row, over and over.</summary>
    public readonly void SetAxis(int coordinate, string name, ReadOnlySpan<double> values, int inner)
    {
        Span<double> column = Coordinates.Slice(coordinate * Count, Count);
        for (int i = 0; i < Count; i++)
        {
            column[i] = values[i / inner % values.Length];
        }
    }

    /// <summary>Copies one real component out.</summary>
    /// <exception cref="ArgumentException">The target's length is not the number of points.</exception>
    public readonly void CopyTo(int component, string name, Span<double> values)
    {
        CheckLength(name, values.Length);
        Components.Slice(component * Count, Count).CopyTo(values);
    }

    /// <summary>Copies two components out as the real and the imaginary part.</summary>
    /// <exception cref="ArgumentException">The target's length is not the number of points.</exception>
    public readonly void CopyTo(int component, string name, Span<Complex> values)
    {
        CheckLength(name, values.Length);
        ReadOnlySpan<double> re = Components.Slice(component * Count, Count);
        ReadOnlySpan<double> im = Components.Slice((component + 1) * Count, Count);
        for (int i = 0; i < Count; i++)
        {
            values[i] = new Complex(re[i], im[i]);
        }
    }

    /// <summary>Returns the memory.</summary>
    public readonly void Dispose()
    {
        ArrayPool<double>.Shared.Return(_coordinates);
        ArrayPool<double>.Shared.Return(_components);
    }

    private readonly void CheckLength(string name, int length)
    {
        if (length != Count)
        {
            throw new ArgumentException($"'{name}' has {length} values, but there are {Count} points; pass spans of equal length.", name);
        }
    }
}
