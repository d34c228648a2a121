using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// Solves a <see cref="ScalarEquation"/> on a period of length L: Fourier modes with 2/3 de-aliasing in space, <see cref="Etdrk4"/> in time, so that the
/// linear terms are exact in any step. Grid: x_i = i L / n. The mean of u changes by alpha_0 only.
/// </summary>
public sealed class ScalarEvolution1D : ITrajectorySolver
{
    private readonly DealiasedTransform1D _transform;
    private readonly SpectralEvolution _evolution;
    private readonly ScalarEquation _equation;
    private readonly double _unit;
    private readonly double[] _value, _slope;
    private readonly Complex[] _derivative, _square, _slopeSquare;

    /// <summary>Prepares the solver.</summary>
    /// <param name="points">n: a product of two numbers that are at least 4.</param>
    /// <param name="equation">The equation.</param>
    /// <param name="length">L.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public ScalarEvolution1D(int points, ScalarEquation equation, double length = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        _transform = new DealiasedTransform1D(points);
        (_equation, _unit) = (equation, 2 * Math.PI / length);
        (_value, _slope) = (new double[points], equation.GradientNorm == 0 ? [] : new double[points]);
        (_square, _slopeSquare) = (new Complex[_transform.Modes], equation.GradientNorm == 0 ? [] : new Complex[_transform.Modes]);
        _derivative = new Complex[_slopeSquare.Length];
        Complex[] symbol = [.. Enumerable.Range(0, _transform.Modes).Select(Symbol)];
        _evolution = new SpectralEvolution(step => new Etdrk4(symbol, Nonlinearity, step));
    }

    /// <inheritdoc/>
    public int Points => _transform.Points;

    /// <inheritdoc/>
    public IReadOnlyList<int> Shape => [Points];

    /// <summary>The field at every time.</summary>
    /// <inheritdoc/>
    public double[] Solve(ReadOnlySpan<double> initial, ReadOnlySpan<double> times, double maximalStep, CancellationToken cancel = default)
    {
        Complex[][] spectra = _evolution.Spectra(_transform.FromGrid(initial), times, maximalStep, cancel);
        double[] frames = new double[checked(Points * times.Length)];
        for (int t = 0; t < times.Length; t++)
        {
            _transform.ToGrid(spectra[t], [], frames.AsSpan(t * Points, Points), []);
        }

        return frames;
    }

    // sum over j of alpha_j (i kappa)^j, the highest first
    private Complex Symbol(int mode)
    {
        Complex sum = 0, derivative = new(0, _unit * mode);
        for (int j = _equation.Linear.Count - 1; j >= 0; j--)
        {
            sum = sum * derivative + _equation.Linear[j];
        }

        return sum;
    }

    private void Nonlinearity(Complex[] field, Complex[] result)
    {
        Array.Clear(result);
        if (_equation is { Convection: 0, GradientNorm: 0 })
        {
            return;
        }

        for (int k = 0; k < _derivative.Length; k++)
        {
            _derivative[k] = new Complex(-_unit * k * field[k].Imaginary, _unit * k * field[k].Real);
        }

        _transform.ToGrid(field, _derivative, _value, _slope);
        Square(_value);
        Square(_slope);
        _transform.FromGrid(_value, _slope, _square, _slopeSquare);
        double factor = 0.5 * _equation.Convection * _unit;
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = new Complex(factor * k * _square[k].Imaginary, -factor * k * _square[k].Real);
        }

        for (int k = 1; k < _slopeSquare.Length; k++)
        {
            result[k] -= 0.5 * _equation.GradientNorm * _slopeSquare[k];
        }
    }

    private static void Square(double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= values[i];
        }
    }
}
