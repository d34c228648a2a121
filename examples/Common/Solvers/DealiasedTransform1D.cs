using System.Numerics;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// Real fields on a period, u(x_i) with x_i = i L / n, and those of their Fourier coefficients that the 2/3 rule keeps: k from 0 to K = (n - 1) / 3, so that
/// products of two such fields have no aliasing in the modes kept (Orszag 1971). Coefficients do not depend on the grid:
/// u(x) = sum over |k| at most K of c_k exp(2 pi i k x / L), c_-k = conj c_k. Two real fields share one complex transform.
/// An instance holds work arrays, so it serves one thread.
/// </summary>
public sealed class DealiasedTransform1D
{
    private readonly RowTransform _transform;
    private readonly TwoRealFields _both;
    private Planes _field, _spare;

    /// <summary>Plans the transforms.</summary>
    /// <param name="points">n: a product of two numbers that are at least 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no such product.</exception>
    public DealiasedTransform1D(int points)
    {
        _transform = new RowTransform(points);
        (_field, _spare) = (Planes.Zeros(points), Planes.Zeros(points));
        Cutoff = (points - 1) / 3;
        int[] here = [.. Enumerable.Range(0, Modes)];
        _both = new TwoRealFields(here, [.. here.Select(k => (points - k) % points)]);
    }

    /// <summary>n: points.</summary>
    public int Points => _transform.Length;

    /// <summary>K: the highest integer wavenumber kept.</summary>
    public int Cutoff { get; }

    /// <summary>Coefficients held: K + 1; the first is the mean.</summary>
    public int Modes => Cutoff + 1;

    /// <summary>The values of two fields.</summary>
    /// <param name="first">Coefficients of the first, [mode].</param>
    /// <param name="second">Coefficients of the second, [mode]; empty where there is none.</param>
    /// <param name="firstValues">Receives the first, [x].</param>
    /// <param name="secondValues">Receives the second, [x]; empty where there is none.</param>
    public void ToGrid(ReadOnlySpan<Complex> first, ReadOnlySpan<Complex> second, Span<double> firstValues, Span<double> secondValues)
    {
        _both.Join(first, second, _field);
        _transform.Backward(ref _field, ref _spare);
        _field.Re.CopyTo(firstValues);
        if (!secondValues.IsEmpty)
        {
            _field.Im.CopyTo(secondValues);
        }
    }

    /// <summary>The coefficients kept of two fields.</summary>
    /// <param name="firstValues">The first, [x].</param>
    /// <param name="secondValues">The second, [x]; empty where there is none.</param>
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

        _transform.Forward(ref _field, ref _spare);
        _both.Part(_field, 0.5 / Points, first, second);
    }

    /// <summary>The coefficients kept of one field.</summary>
    /// <param name="values">The field, [x].</param>
    /// <exception cref="ArgumentException">Another number of values than n.</exception>
    public Complex[] FromGrid(ReadOnlySpan<double> values)
    {
        if (values.Length != Points)
        {
            throw new ArgumentException($"A field on {Points} points has {Points} values, not {values.Length}.", nameof(values));
        }

        Complex[] coefficients = new Complex[Modes];
        FromGrid(values, [], coefficients, []);
        return coefficients;
    }
}
