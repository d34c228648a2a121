using System.Numerics;
using ModelGen.Examples.Fields;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// s_t = D s_xx + k s^2 + v(x) on (0, 1), s = 0 at t = 0 and at both ends: the diffusion-reaction problem of Wang, Wang and Perdikaris 2021 ("Learning the
/// solution operator of parametric partial differential equations with physics-informed DeepONets") with D = k = 0.01. Central differences of second order
/// in space, whose eigenfunctions are sines, and <see cref="Etdrk4"/> in time, so that diffusion does not limit the step and a source that is not zero at the
/// ends, which s cannot follow there, does no harm. Nodes x_i = i / n, i = 0 .. n. An instance serves one thread.
/// </summary>
public sealed class DiffusionReaction1D
{
    private readonly double[] _sines;
    private readonly Complex[] _source;
    private readonly SpectralEvolution _evolution;
    private readonly double _rate;

    /// <summary>Prepares the solver.</summary>
    /// <param name="cells">n, at least 4.</param>
    /// <param name="diffusivity">D, not negative.</param>
    /// <param name="rate">k.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public DiffusionReaction1D(int cells, double diffusivity = 0.01, double rate = 0.01)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 4);
        ArgumentOutOfRangeException.ThrowIfNegative(diffusivity);
        (Cells, _rate) = (cells, rate);
        // the sines, orthonormal on the inner nodes: the matrix is symmetric and its own inverse
        _sines = TrigonometricBasis.Matrix(GridBoundary.Zero, Inner, TrigonometricBasis.Nodes(GridBoundary.Zero, Inner));
        for (int i = 0; i < _sines.Length; i++)
        {
            _sines[i] /= Math.Sqrt(cells);
        }

        _source = new Complex[Inner];
        double[] roots = [.. Enumerable.Range(1, Inner).Select(k => 2 * cells * double.SinPi(k / (2.0 * cells)))];
        Complex[] symbol = [.. roots.Select(root => (Complex)(-diffusivity * root * root))];
        _evolution = new SpectralEvolution(step => new Etdrk4(symbol, Nonlinearity, step));
    }

    /// <summary>n.</summary>
    public int Cells { get; }

    private int Inner => Cells - 1;

    /// <summary>s at every time.</summary>
    /// <param name="source">v, [node], n + 1 of them.</param>
    /// <param name="times">Increasing, not negative.</param>
    /// <param name="maximalStep">No time step is longer; each interval between two times is divided evenly.</param>
    /// <param name="cancel">Ends the run after the step that it is in.</param>
    /// <returns>[time, node], zero at both ends.</returns>
    /// <exception cref="ArgumentException">The source has another size, or the times do not increase from 0.</exception>
    /// <exception cref="ArithmeticException">The solution is no longer finite: it blows up.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public double[] Solve(ReadOnlySpan<double> source, ReadOnlySpan<double> times, double maximalStep, CancellationToken cancel = default)
    {
        if (source.Length != Cells + 1)
        {
            throw new ArgumentException($"A function on {Cells + 1} nodes has {Cells + 1} values, not {source.Length}.", nameof(source));
        }

        double[] coefficients = Transform(source[1..^1]);
        for (int k = 0; k < coefficients.Length; k++)
        {
            _source[k] = coefficients[k];
        }

        Complex[][] spectra = _evolution.Spectra(new Complex[Inner], times, maximalStep, cancel);
        double[] frames = new double[checked((Cells + 1) * times.Length)];
        for (int t = 0; t < times.Length; t++)
        {
            Transform(RealParts(spectra[t])).CopyTo(frames, t * (Cells + 1) + 1);
        }

        return frames;
    }

    private double[] Transform(ReadOnlySpan<double> values) => TensorProduct.Apply(values, _sines, Inner, 1);

    private void Nonlinearity(Complex[] spectrum, Complex[] result)
    {
        double[] values = Transform(RealParts(spectrum));
        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= _rate * values[i];
        }

        double[] coefficients = Transform(values);
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = coefficients[k] + _source[k];
        }
    }

    private static double[] RealParts(Complex[] spectrum)
    {
        double[] parts = new double[spectrum.Length];
        for (int k = 0; k < parts.Length; k++)
        {
            parts[k] = spectrum[k].Real;
        }

        return parts;
    }
}
