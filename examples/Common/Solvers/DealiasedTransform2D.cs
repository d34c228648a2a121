using System.Numerics;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// Real fields on a periodic square, u(x_i, y_j) with x_i = i L / n and y_j = j L / n as [x, y], and those of their Fourier coefficients that the 2/3 rule
/// keeps: |k_x|, |k_y| at most K = (n - 1) / 3, so that products of two such fields have no aliasing in the modes kept (Orszag 1971). Coefficients
/// do not depend on the grid: u(x, y) = sum over k of c_k exp(2 pi i (k_x x + k_y y) / L). Of c_k and c_-k = conj c_k one is held.
/// Two real fields share one complex transform. An instance holds work arrays, so it serves one thread.
/// </summary>
public sealed class DealiasedTransform2D
{
    private readonly ColumnTransform _alongX, _alongY;
    private readonly int _width;
    private readonly TwoRealFields _both;
    private Planes _field, _fieldSpare, _half, _halfSpare;

    /// <summary>Plans the transforms.</summary>
    /// <param name="points">n, at least 8; products of 2, 3 and 5 are fast.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 8 points.</exception>
    public DealiasedTransform2D(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 8);
        Points = points;
        Cutoff = (points - 1) / 3;
        _width = 2 * Cutoff + 1;
        (_alongX, _alongY) = (new ColumnTransform(points, points), new ColumnTransform(points, _width));
        (_field, _fieldSpare) = (Planes.Zeros(points * points), Planes.Zeros(points * points));
        (_half, _halfSpare) = (Planes.Zeros(points * _width), Planes.Zeros(points * _width));
        (int X, int Y)[] modes = [.. from y in Enumerable.Range(0, Cutoff + 1) from x in Enumerable.Range(-Cutoff, _width) where y > 0 || x >= 0 select (x, y)];
        (WaveX, WaveY) = ([.. modes.Select(mode => mode.X)], [.. modes.Select(mode => mode.Y)]);
        _both = new TwoRealFields([.. modes.Select(mode => At(mode.X, mode.Y))], [.. modes.Select(mode => At(-mode.X, -mode.Y))]);
    }

    /// <summary>n: points along either axis.</summary>
    public int Points { get; }

    /// <summary>K: the highest integer wavenumber kept along either axis.</summary>
    public int Cutoff { get; }

    /// <summary>Coefficients held: 2 K^2 + 2 K + 1; the first is the mean.</summary>
    public int Modes => WaveX.Length;

    /// <summary>k_x of every coefficient held, from -K to K, [mode].</summary>
    public int[] WaveX { get; }

    /// <summary>k_y of every coefficient held, from 0 to K, [mode].</summary>
    public int[] WaveY { get; }

    /// <summary>The values of two fields.</summary>
    /// <param name="first">Coefficients of the first, [mode].</param>
    /// <param name="second">Coefficients of the second, [mode]; empty where there is none.</param>
    /// <param name="firstValues">Receives the first, [x, y].</param>
    /// <param name="secondValues">Receives the second, [x, y]; empty where there is none.</param>
    public void ToGrid(ReadOnlySpan<Complex> first, ReadOnlySpan<Complex> second, Span<double> firstValues, Span<double> secondValues)
    {
        _both.Join(first, second, _half);
        _alongY.Backward(ref _half, ref _halfSpare);
        Array.Clear(_field.Re);
        Array.Clear(_field.Im);
        for (int x = 0; x < _width; x++)
        {
            Scatter(_half.Re, x, _field.Re);
            Scatter(_half.Im, x, _field.Im);
        }

        _alongX.Backward(ref _field, ref _fieldSpare);
        _field.Re.CopyTo(firstValues);
        if (!secondValues.IsEmpty)
        {
            _field.Im.CopyTo(secondValues);
        }
    }

    /// <summary>The coefficients kept of two fields.</summary>
    /// <param name="firstValues">The first, [x, y].</param>
    /// <param name="secondValues">The second, [x, y]; empty where there is none.</param>
    /// <param name="first">Receives the coefficients of the first, [mode].</param>
    /// <param name="second">Receives the coefficients of the second, [mode]; empty where there is none.</param>
    public void FromGrid(ReadOnlySpan<double> firstValues, ReadOnlySpan<double> secondValues, Span<Complex> first, Span<Complex> second)
    {
        firstValues.CopyTo(_field.Re);
        if (secondValues.IsEmpty)
        {
            Array.Clear(_field.Im);
        }
        else
        {
            secondValues.CopyTo(_field.Im);
        }

        _alongX.Forward(ref _field, ref _fieldSpare);
        for (int x = 0; x < _width; x++)
        {
            Gather(_field.Re, x, _half.Re);
            Gather(_field.Im, x, _half.Im);
        }

        _alongY.Forward(ref _half, ref _halfSpare);
        _both.Part(_half, 0.5 / Points / Points, first, second);
    }

    /// <summary>The coefficients kept of one field.</summary>
    /// <param name="values">The field, [x, y].</param>
    /// <exception cref="ArgumentException">Another number of values than n^2.</exception>
    public Complex[] FromGrid(ReadOnlySpan<double> values)
    {
        if (values.Length != Points * Points)
        {
            throw new ArgumentException($"A field on {Points} x {Points} points has {Points * Points} values, not {values.Length}.", nameof(values));
        }

        Complex[] coefficients = new Complex[Modes];
        FromGrid(values, [], coefficients, []);
        return coefficients;
    }

    // the place of a mode in [k_y mod n][k_x + K]
    private int At(int x, int y) => (y + Points) % Points * _width + x + Cutoff;

    // the row of k_x in the order of the transform, which begins with 0
    private int Row(int x) => (x - Cutoff + Points) % Points;

    private void Scatter(double[] half, int x, double[] field)
    {
        Span<double> row = field.AsSpan(Row(x) * Points, Points);
        for (int y = 0, at = x; y < row.Length; y++, at += _width)
        {
            row[y] = half[at];
        }
    }

    private void Gather(double[] field, int x, double[] half)
    {
        ReadOnlySpan<double> row = field.AsSpan(Row(x) * Points, Points);
        for (int y = 0, at = x; y < row.Length; y++, at += _width)
        {
            half[at] = row[y];
        }
    }
}
