using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>
/// Advances a spectrum from t = 0 through given times by steps of equal length. Keeps the stepper of the last step length, whose coefficients cost
/// as much as many steps; so an instance serves one thread.
/// </summary>
/// <param name="scheme">Makes the time stepper for a step.</param>
public sealed class SpectralEvolution(Func<double, ITimeStepper> scheme)
{
    private ITimeStepper? _stepper;
    private double _step;

    /// <summary>The spectrum at every time.</summary>
    /// <param name="initial">The spectrum at t = 0, [mode].</param>
    /// <param name="times">Increasing, not negative.</param>
    /// <param name="maximalStep">No time step is longer; each interval between two times is divided evenly.</param>
    /// <param name="cancel">Ends the run after the step that it is in.</param>
    /// <exception cref="ArgumentException">A time is negative, or earlier than the one before.</exception>
    /// <exception cref="ArithmeticException">The solution is no longer finite: the step is too long, or it blows up.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Complex[][] Spectra(ReadOnlySpan<Complex> initial, ReadOnlySpan<double> times, double maximalStep, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximalStep);
        Complex[] spectrum = initial.ToArray();
        Complex[][] spectra = new Complex[times.Length][];
        double time = 0;
        bool isFirst = true;
        for (int j = 0; j < times.Length; j++)
        {
            if (!(times[j] >= time))
            {
                throw new ArgumentException("The solution starts at t = 0 and the times increase; there is a negative or an earlier time.", nameof(times));
            }

            isFirst &= !Advance(spectrum, times[j] - time, maximalStep, isFirst, cancel);
            if (!spectrum.All(Complex.IsFinite))
            {
                throw new ArithmeticException($"The spectral solution is not finite at t = {times[j]:g4} with steps of {maximalStep:g3}.");
            }

            time = times[j];
            spectra[j] = [.. spectrum];
        }

        return spectra;
    }

    /// <returns>Whether there was a step to take.</returns>
    private bool Advance(Complex[] spectrum, double interval, double maximalStep, bool isFirst, CancellationToken cancel)
    {
        int steps = (int)Math.Ceiling(interval / maximalStep - 1e-9);
        // equal intervals differ by rounding only and share their coefficients; but those of an earlier run only where nothing differs, so that a run
        // gives the same bits whatever the instance did before
        double tolerance = isFirst ? 0 : 1e-12;
        if (steps > 0 && (_stepper is null || Math.Abs(interval / steps - _step) > tolerance * _step))
        {
            _step = interval / steps;
            _stepper = scheme(_step);
        }

        for (int s = 0; s < steps; s++)
        {
            cancel.ThrowIfCancellationRequested();
            _stepper!.Step(spectrum);
        }

        return steps > 0;
    }
}
