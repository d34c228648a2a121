using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>
/// Exponential time differencing Runge-Kutta of fourth order for v' = c v + N(v), c diagonal: the linear part is exact, so
/// stiff diffusion and dispersion do not limit the step. Cox and Matthews 2002, with the coefficients by contour integrals
/// of Kassam and Trefethen 2005, "Fourth-order time-stepping for stiff PDEs".
/// </summary>
public sealed class Etdrk4 : ITimeStepper
{
    const int ContourPoints = 64;

    readonly Nonlinearity nonlinearity;
    readonly Complex[] whole, half, q, f1, f2, f3;
    readonly Complex[] nv, na, nb, nc, a, b, c;

    /// <summary>Writes N(v) for the spectrum v; must not keep either array.</summary>
    public delegate void Nonlinearity(Complex[] spectrum, Complex[] result);

    /// <summary>Prepares a fixed step.</summary>
    /// <param name="linear">c, [mode].</param>
    /// <param name="nonlinearity">N.</param>
    /// <param name="step">h > 0.</param>
    public Etdrk4(ReadOnlySpan<Complex> linear, Nonlinearity nonlinearity, double step)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        this.nonlinearity = nonlinearity;
        int modes = linear.Length;
        (whole, half, q, f1, f2, f3) = (new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes]);
        (nv, na, nb, nc, a, b, c) = (new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes]);
        for (int k = 0; k < modes; k++)
        {
            Complex z = step * linear[k];
            whole[k] = Complex.Exp(z);
            half[k] = Complex.Exp(z / 2);
            // means over a unit circle around z, because the formulas cancel near z = 0
            for (int m = 0; m < ContourPoints; m++)
            {
                Complex r = z + Complex.FromPolarCoordinates(1, 2 * Math.PI * (m + 0.5) / ContourPoints);
                Complex e = Complex.Exp(r), cube = r * r * r;
                q[k] += (Complex.Exp(r / 2) - 1) / r;
                f1[k] += (-4 - r + e * (4 - 3 * r + r * r)) / cube;
                f2[k] += (2 + r + e * (r - 2)) / cube;
                f3[k] += (-4 - 3 * r - r * r + e * (4 - r)) / cube;
            }

            double scale = step / ContourPoints;
            (q[k], f1[k], f2[k], f3[k]) = (q[k] * scale, f1[k] * scale, f2[k] * scale, f3[k] * scale);
        }
    }

    /// <inheritdoc/>
    public void Step(Complex[] spectrum)
    {
        Complex[] v = spectrum;
        nonlinearity(v, nv);
        for (int k = 0; k < v.Length; k++)
        {
            a[k] = half[k] * v[k] + q[k] * nv[k];
        }

        nonlinearity(a, na);
        for (int k = 0; k < v.Length; k++)
        {
            b[k] = half[k] * v[k] + q[k] * na[k];
        }

        nonlinearity(b, nb);
        for (int k = 0; k < v.Length; k++)
        {
            c[k] = half[k] * a[k] + q[k] * (2 * nb[k] - nv[k]);
        }

        nonlinearity(c, nc);
        for (int k = 0; k < v.Length; k++)
        {
            v[k] = whole[k] * v[k] + nv[k] * f1[k] + 2 * (na[k] + nb[k]) * f2[k] + nc[k] * f3[k];
        }
    }
}
