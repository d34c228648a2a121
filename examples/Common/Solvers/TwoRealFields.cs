using System.Numerics;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// The coefficients of two real fields in one complex transform, of a + i b: where the wavenumber is negated it has conj a + i conj b.
/// </summary>
/// <param name="here">Where the transform has each mode, [mode]; the first is the mean.</param>
/// <param name="opposite">Where it has the mode of the negated wavenumber, [mode].</param>
internal sealed class TwoRealFields(int[] here, int[] opposite)
{
    /// <summary>Clears the transform and puts both fields in.</summary>
    /// <param name="first">Coefficients of the first, [mode].</param>
    /// <param name="second">Coefficients of the second, [mode]; empty where there is none.</param>
    /// <param name="transform">Receives the coefficients of the sum.</param>
    public void Join(ReadOnlySpan<Complex> first, ReadOnlySpan<Complex> second, Planes transform)
    {
        Array.Clear(transform.Re);
        Array.Clear(transform.Im);
        for (int k = 0; k < here.Length; k++)
        {
            Complex a = first[k], b = second.IsEmpty ? Complex.Zero : second[k];
            (transform.Re[opposite[k]], transform.Im[opposite[k]]) = (a.Real + b.Imaginary, b.Real - a.Imaginary);
            (transform.Re[here[k]], transform.Im[here[k]]) = (a.Real - b.Imaginary, a.Imaginary + b.Real);
        }

        // the mean is its own conjugate
        (transform.Re[here[0]], transform.Im[here[0]]) = (first[0].Real, second.IsEmpty ? 0 : second[0].Real);
    }

    /// <summary>Takes both fields out.</summary>
    /// <param name="transform">The transform of the sum.</param>
    /// <param name="scale">1 / 2 over the points of the grid.</param>
    /// <param name="first">Receives the coefficients of the first, [mode].</param>
    /// <param name="second">Receives the coefficients of the second, [mode]; empty where there is none.</param>
    public void Part(Planes transform, double scale, Span<Complex> first, Span<Complex> second)
    {
        for (int k = 0; k < here.Length; k++)
        {
            double re = transform.Re[here[k]], im = transform.Im[here[k]];
            double oppositeRe = transform.Re[opposite[k]], oppositeIm = transform.Im[opposite[k]];
            first[k] = new Complex((re + oppositeRe) * scale, (im - oppositeIm) * scale);
            if (!second.IsEmpty)
            {
                second[k] = new Complex((im + oppositeIm) * scale, (oppositeRe - re) * scale);
            }
        }
    }
}
