using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>
/// The focusing nonlinear Schrödinger equation i h_t + h_xx / 2 + |h|^2 h = 0 on [-5, 5], periodic, with
/// h(x, 0) = 2 sech x (Raissi et al. 2019, section 3.1.1), by Fourier modes and operator splitting.
/// </summary>
/// <remarks>
/// The periodic extension of 2 sech x has a kink of slope 0.054 at x = 5, so the modes fall only as 1 / k^2 and N of them leave a
/// relative L2 error near 2e-6 (N / 1024)^-1.5. Modes beyond the N that are stepped are therefore carried by their leading
/// behaviour, free propagation in the mean potential 2 mean|h|^2. With the defaults the relative L2 change on doubling the modes
/// and halving the step is below 1e-7.
/// </remarks>
public static class SchrodingerReference
{
    private const double HalfPeriod = 5;
    private const int TailFactor = 8;   // modes with the tail over modes that are stepped

    /// <summary>h on a grid, [time][position].</summary>
    /// <param name="grid">Where to evaluate; times are not negative.</param>
    /// <param name="modes">Modes that are stepped; powers of two are fastest.</param>
    /// <param name="maximalStep">No time step is longer.</param>
    public static Complex[] Solve(SpaceTimeGrid grid, int modes = 2048, double maximalStep = 5e-4)
    {
        FourierGrid coarse = new(modes, -HalfPeriod, HalfPeriod), fine = new(TailFactor * modes, -HalfPeriod, HalfPeriod);
        SpectralSolver solver = SpectralSolver.WithSplitStep(coarse, k => new Complex(0, -0.5 * k * k), RotatePhase);
        Complex[] initial = fine.Transform(x => 2 / Math.Cosh(x)), start = new Complex[modes];
        FourierGrid.CopyModes(initial, start);
        Complex[][] spectra = solver.Spectra(start, grid.T, maximalStep);
        return SpectralSolver.Evaluate(fine, [.. spectra.Zip(grid.T, (spectrum, t) => WithTail(fine, initial, spectrum, t))], grid);
    }

    // h' = i |h|^2 h keeps |h|
    private static Complex RotatePhase(Complex h, double time) =>
        h * Complex.FromPolarCoordinates(1, (h.Real * h.Real + h.Imaginary * h.Imaginary) * time);

    private static Complex[] WithTail(FourierGrid fine, Complex[] initial, Complex[] spectrum, double t)
    {
        // mean |2 sech x|^2 over the period; it is conserved
        double mean = 4 * Math.Tanh(HalfPeriod) / HalfPeriod;
        Complex[] extended = [.. initial.Zip(fine.Wavenumbers, (v, k) => v * Complex.FromPolarCoordinates(1, (2 * mean - 0.5 * k * k) * t))];
        FourierGrid.CopyModes(spectrum, extended);
        return extended;
    }
}
