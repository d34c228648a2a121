using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>
/// Solves a periodic evolution equation u_t = L u + N(u), L with constant coefficients, by Fourier modes in space:
/// Schrödinger by <see cref="SplitStep"/>; Allen-Cahn, Korteweg-de Vries, Kuramoto-Sivashinsky by <see cref="Etdrk4"/>.
/// </summary>
/// <param name="fourier">The periodic grid.</param>
/// <param name="scheme">Makes the time stepper for a step.</param>
public sealed class SpectralSolver(FourierGrid fourier, Func<double, ITimeStepper> scheme)
{
    /// <summary>The periodic grid.</summary>
    public FourierGrid Fourier => fourier;

    /// <summary>A solver by <see cref="References.Etdrk4"/>.</summary>
    /// <param name="fourier">The periodic grid.</param>
    /// <param name="symbol">The symbol of L: L exp(ikx) = symbol(k) exp(ikx).</param>
    /// <param name="nonlinearity">N, from spectrum to spectrum.</param>
    public static SpectralSolver WithEtdrk4(FourierGrid fourier, Func<double, Complex> symbol, Etdrk4.Nonlinearity nonlinearity)
    {
        Complex[] linear = [.. fourier.Wavenumbers.Select(symbol)];
        return new SpectralSolver(fourier, step => new Etdrk4(linear, nonlinearity, step));
    }

    /// <summary>A solver by <see cref="References.SplitStep"/>.</summary>
    /// <param name="fourier">The periodic grid.</param>
    /// <param name="symbol">The symbol of L: L exp(ikx) = symbol(k) exp(ikx).</param>
    /// <param name="flow">The exact flow of N at one point.</param>
    public static SpectralSolver WithSplitStep(FourierGrid fourier, Func<double, Complex> symbol, SplitStep.PointwiseFlow flow)
    {
        Complex[] linear = [.. fourier.Wavenumbers.Select(symbol)];
        return new SpectralSolver(fourier, step => new SplitStep(linear, flow, step));
    }

    /// <summary>A nonlinearity that acts on the values at each point: transform back, apply, transform.</summary>
    public static Etdrk4.Nonlinearity Pointwise(Func<Complex, Complex> function) => (spectrum, result) =>
    {
        spectrum.CopyTo(result, 0);
        FourierGrid.Inverse(result);
        for (int j = 0; j < result.Length; j++)
        {
            result[j] = function(result[j]);
        }

        FourierGrid.Forward(result);
    };

    /// <summary>The solution on a grid, [time][position].</summary>
    /// <param name="initial">u at t = 0.</param>
    /// <param name="grid">Where to evaluate; times are not negative.</param>
    /// <param name="maximalStep">No time step is longer; each interval between two times is divided evenly.</param>
    /// <exception cref="ArgumentException">A time is negative.</exception>
    /// <exception cref="ArithmeticException">The solution is no longer finite: the step is too long, or it blows up.</exception>
    public Complex[] Solve(Func<double, Complex> initial, SpaceTimeGrid grid, double maximalStep) =>
        Evaluate(fourier, Spectra(fourier.Transform(initial), grid.T, maximalStep), grid);

    /// <summary>The spectrum at every time.</summary>
    /// <param name="initial">The spectrum at t = 0, [mode].</param>
    /// <param name="times">Increasing, not negative.</param>
    /// <param name="maximalStep">No time step is longer.</param>
    /// <exception cref="ArgumentException">A time is negative.</exception>
    /// <exception cref="ArithmeticException">The solution is no longer finite.</exception>
    public Complex[][] Spectra(Complex[] initial, double[] times, double maximalStep) =>
        new SpectralEvolution(scheme).Spectra(initial, times, maximalStep);

    /// <summary>The trigonometric interpolants of one spectrum per time, on a grid, [time][position].</summary>
    public static Complex[] Evaluate(FourierGrid fourier, Complex[][] spectra, SpaceTimeGrid grid)
    {
        Complex[] values = new Complex[grid.Count];
        Parallel.For(0, spectra.Length, j => fourier.Evaluate(spectra[j], grid.X, values.AsSpan(j * grid.X.Length, grid.X.Length)));
        return values;
    }
}
