using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace ModelGen.Examples.References;

/// <summary>
/// A periodic grid x_j = lower + j L / N and its discrete Fourier transform. Spectra are in the usual order
/// k = 0, 1, ..., N/2 - 1, -N/2, ..., -1 (times 2 pi / L) and scaled so that u(x_j) = (1/N) sum over k of v_k exp(i k (x_j - lower)).
/// </summary>
public sealed class FourierGrid
{
    /// <summary>Makes the grid.</summary>
    /// <param name="modes">N: even, at least 4; powers of two are fastest.</param>
    /// <param name="lower">Start of the period.</param>
    /// <param name="upper">End of the period, which is the same point as its start.</param>
    /// <exception cref="ArgumentOutOfRangeException">N is odd or below 4, or the period is not positive.</exception>
    public FourierGrid(int modes, double lower, double upper)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(modes, 4);
        ArgumentOutOfRangeException.ThrowIfNotEqual(modes % 2, 0, nameof(modes));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(upper, lower);
        Lower = lower;
        Length = upper - lower;
        Points = [.. Enumerable.Range(0, modes).Select(j => lower + Length * j / modes)];
        Wavenumbers = [.. Enumerable.Range(0, modes).Select(j => 2 * Math.PI / Length * (j < modes / 2 ? j : j - modes))];
    }

    /// <summary>Start of the period.</summary>
    public double Lower { get; }

    /// <summary>The period L.</summary>
    public double Length { get; }

    /// <summary>Number of points, and of modes.</summary>
    public int Modes => Points.Length;

    /// <summary>x_j, [N].</summary>
    public double[] Points { get; }

    /// <summary>k in the order of the spectrum, [N].</summary>
    public double[] Wavenumbers { get; }

    /// <summary>Replaces values at <see cref="Points"/> by their spectrum.</summary>
    public static void Forward(Complex[] values) => Fourier.Forward(values, FourierOptions.AsymmetricScaling);

    /// <summary>Replaces a spectrum by the values at <see cref="Points"/>.</summary>
    public static void Inverse(Complex[] spectrum) => Fourier.Inverse(spectrum, FourierOptions.AsymmetricScaling);

    /// <summary>The spectrum of a function of x.</summary>
    public Complex[] Transform(Func<double, Complex> function)
    {
        Complex[] values = [.. Points.Select(function)];
        Forward(values);
        return values;
    }

    /// <summary>Overwrites the modes that two spectra of one period share, those below half of the smaller grid, keeping the function.</summary>
    /// <param name="source">[modes of the one grid].</param>
    /// <param name="target">[modes of the other]; its other modes stay.</param>
    public static void CopyModes(ReadOnlySpan<Complex> source, Span<Complex> target)
    {
        double scale = (double)target.Length / source.Length;
        int half = Math.Min(source.Length, target.Length) / 2;
        target[0] = scale * source[0];
        for (int k = 1; k < half; k++)
        {
            target[k] = scale * source[k];
            target[^k] = scale * source[^k];
        }
    }

    /// <summary>The trigonometric interpolant of a spectrum at any positions.</summary>
    /// <param name="spectrum">[N].</param>
    /// <param name="x">Positions.</param>
    /// <param name="values">Receives the values, as many as positions.</param>
    public void Evaluate(ReadOnlySpan<Complex> spectrum, ReadOnlySpan<double> x, Span<Complex> values)
    {
        if (TryGridValues(spectrum, x, values))
        {
            return;
        }

        int half = Modes / 2;
        for (int i = 0; i < x.Length; i++)
        {
            double angle = 2 * Math.PI * (x[i] - Lower) / Length;
            Complex step = Complex.FromPolarCoordinates(1, angle);
            Complex back = Complex.Conjugate(step);
            // Horner from the highest mode down, on either side; the mode N/2 is split evenly between both
            Complex positive = 0.5 * spectrum[half], negative = positive;
            for (int k = half - 1; k > 0; k--)
            {
                positive = positive * step + spectrum[k];
                negative = negative * back + spectrum[Modes - k];
            }

            values[i] = (spectrum[0] + positive * step + negative * back) / Modes;
        }
    }

    // positions on the grid itself, more than a few: one transform gives them all
    private bool TryGridValues(ReadOnlySpan<Complex> spectrum, ReadOnlySpan<double> x, Span<Complex> values)
    {
        int[] indices = new int[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double position = (x[i] - Lower) / Length * Modes;
            if (x.Length < 16 || Math.Abs(position - Math.Round(position)) > 1e-9)
            {
                return false;
            }

            indices[i] = (int)((long)Math.Round(position) % Modes + Modes) % Modes;
        }

        Complex[] all = spectrum.ToArray();
        Inverse(all);
        for (int i = 0; i < x.Length; i++)
        {
            values[i] = all[indices[i]];
        }

        return true;
    }
}
