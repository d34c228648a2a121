using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>
/// Exponential time differencing Runge-Kutta of fourth order for v' = c v + N(v), c diagonal: the linear part is exact, so
/// stiff diffusion and dispersion do not limit the step. Cox and Matthews 2002, with the coefficients by contour integrals
/// of Kassam and Trefethen 2005, "Fourth-order time-stepping for stiff PDEs".
/// </summary>
public sealed class Etdrk4 : ITimeStepper
{
    private const int ContourPoints = 64;

    private readonly Nonlinearity _nonlinearity;
    private readonly Complex[] _whole, _half, _q, _f1, _f2, _f3;
    private readonly Complex[] _nv, _na, _nb, _nc, _a, _b, _c;

    /// <summary>Writes N(v) for the spectrum v; must not keep either array.</summary>
    public delegate void Nonlinearity(Complex[] spectrum, Complex[] result);

    /// <summary>Prepares a fixed step.</summary>
    /// <param name="linear">c, [mode].</param>
    /// <param name="nonlinearity">N.</param>
    /// <param name="step">h > 0.</param>
    public Etdrk4(ReadOnlySpan<Complex> linear, Nonlinearity nonlinearity, double step)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        _nonlinearity = nonlinearity;
        int modes = linear.Length;
        (_whole, _half, _q, _f1, _f2, _f3)
            = (new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes]);
        (_nv, _na, _nb, _nc, _a, _b, _c)
            = (new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes], new Complex[modes]);
        for (int k = 0; k < modes; k++)
        {
            Complex z = step * linear[k];
            _whole[k] = Complex.Exp(z);
            _half[k] = Complex.Exp(z / 2);
            // means over a unit circle around z, because the formulas cancel near z = 0
            for (int m = 0; m < ContourPoints; m++)
            {
                Complex r = z + Complex.FromPolarCoordinates(1, 2 * Math.PI * (m + 0.5) / ContourPoints);
                Complex e = Complex.Exp(r), cube = r * r * r;
                _q[k] += (Complex.Exp(r / 2) - 1) / r;
                _f1[k] += (-4 - r + e * (4 - 3 * r + r * r)) / cube;
                _f2[k] += (2 + r + e * (r - 2)) / cube;
                _f3[k] += (-4 - 3 * r - r * r + e * (4 - r)) / cube;
            }

            double scale = step / ContourPoints;
            (_q[k], _f1[k], _f2[k], _f3[k]) = (_q[k] * scale, _f1[k] * scale, _f2[k] * scale, _f3[k] * scale);
        }
    }

    /// <inheritdoc/>
    public void Step(Complex[] spectrum)
    {
        Complex[] v = spectrum;
        _nonlinearity(v, _nv);
        for (int k = 0; k < v.Length; k++)
        {
            _a[k] = _half[k] * v[k] + _q[k] * _nv[k];
        }

        _nonlinearity(_a, _na);
        for (int k = 0; k < v.Length; k++)
        {
            _b[k] = _half[k] * v[k] + _q[k] * _na[k];
        }

        _nonlinearity(_b, _nb);
        for (int k = 0; k < v.Length; k++)
        {
            _c[k] = _half[k] * _a[k] + _q[k] * (2 * _nb[k] - _nv[k]);
        }

        _nonlinearity(_c, _nc);
        for (int k = 0; k < v.Length; k++)
        {
            v[k] = _whole[k] * v[k] + _nv[k] * _f1[k] + 2 * (_na[k] + _nb[k]) * _f2[k] + _nc[k] * _f3[k];
        }
    }
}
