namespace ModelGen.Examples.Solvers;

/// <summary>
/// The discrete Fourier transform of one row of n = r c numbers, by columns: r long, times roots of unity, turned, c long (Bailey 1990, "FFTs in external or
/// hierarchical memory"), so that one row uses the vectors as well as many do. Threads may share an instance.
/// </summary>
public sealed class RowTransform
{
    private readonly int _rows, _columns;
    private readonly ColumnTransform _first, _second;
    private readonly double[] _re, _im;

    /// <summary>Plans transforms of one length.</summary>
    /// <param name="length">n: a product of two numbers that are at least 4, such as 16, 100 or 1024; small prime factors are fast.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no such product.</exception>
    public RowTransform(int length)
    {
        _rows = (int)Math.Sqrt(Math.Max(length, 0));
        while (_rows > 3 && length % _rows != 0)
        {
            _rows--;
        }

        if (_rows < 4)
        {
            throw new ArgumentOutOfRangeException(nameof(length), $"{length} is not a product of two numbers that are at least 4.");
        }

        (Length, _columns) = (length, length / _rows);
        (_first, _second) = (new ColumnTransform(_rows, _columns), new ColumnTransform(_columns, _rows));
        // exp(-2 pi i j k / n), [k][j]
        double[] angles = [.. Enumerable.Range(0, length).Select(i => -2.0 * ((long)(i / _columns) * (i % _columns)) / length)];
        (_re, _im) = ([.. angles.Select(double.CosPi)], [.. angles.Select(double.SinPi)]);
    }

    /// <summary>n.</summary>
    public int Length { get; }

    /// <summary>v_k = sum over j of u_j exp(-2 pi i j k / n).</summary>
    /// <param name="data">[n]; replaced by the transform. The two arguments may have changed places.</param>
    /// <param name="spare">As large; its content is lost.</param>
    /// <exception cref="ArgumentException">An array has another size.</exception>
    public void Forward(ref Planes data, ref Planes spare)
    {
        _first.Forward(ref data, ref spare);
        for (int k = 0; k < _rows; k++)
        {
            for (int j = 0; j < _columns; j++)
            {
                int from = k * _columns + j, to = j * _rows + k;
                double re = data.Re[from], im = data.Im[from];
                spare.Re[to] = re * _re[from] - im * _im[from];
                spare.Im[to] = re * _im[from] + im * _re[from];
            }
        }

        (data, spare) = (spare, data);
        _second.Forward(ref data, ref spare);
    }

    /// <summary>u_j = sum over k of v_k exp(2 pi i j k / n): n times the inverse of <see cref="Forward"/>.</summary>
    /// <inheritdoc cref="Forward"/>
    public void Backward(ref Planes data, ref Planes spare)
    {
        Planes swapped = data.Swapped, other = spare.Swapped;
        Forward(ref swapped, ref other);
        (data, spare) = (swapped.Swapped, other.Swapped);
    }
}
