using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>
/// The focusing nonlinear Schrödinger equation i h_t + h_xx / 2 + |h|^2 h = 0 on [-5, 5], periodic, with
/// h(x, 0) = 2 sech x (Raissi et al. 2019, section 3.1.1).
/// </summary>
public static class SchrodingerReference
{
    /// <summary>h on a grid, [time][position].</summary>
    public static Complex[] Solve(SpaceTimeGrid grid, int modes = 1024, double maximalStep = 1e-3) =>
        new SpectralSolver(
            new FourierGrid(modes, -5, 5),
            k => new Complex(0, -0.5 * k * k),
            SpectralSolver.Pointwise(h => Complex.ImaginaryOne * (h.Real * h.Real + h.Imaginary * h.Imaginary) * h))
        .Solve(x => 2 / Math.Cosh(x), grid, maximalStep);
}
