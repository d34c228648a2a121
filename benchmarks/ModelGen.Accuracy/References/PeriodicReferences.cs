using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Accuracy.References;

/// <summary>Periodic equations on [-1, 1] from t = 0 by Fourier modes in space and <see cref="Etdrk4"/> in time, on a grid, [time][position].</summary>
internal static class PeriodicReferences
{
    /// <summary>The coefficient of u_xxx of Zabusky and Kruskal 1965: 0.022^2.</summary>
    public const double Dispersion = 0.022 * 0.022;

    /// <summary>u_t = 1e-4 u_xx + 5 u - 5 u^3 from x^2 cos(pi x), whose extension has a kink: modes fall as 1 / k^2.</summary>
    public static double[] AllenCahn(SpaceTimeGrid grid, int modes = 1024, double maximalStep = 2e-3)
    {
        SpectralSolver solver = SpectralSolver.WithEtdrk4(
            new FourierGrid(modes, -1, 1), k => -1e-4 * k * k, SpectralSolver.Pointwise(u => 5 * u - 5 * u * u * u));
        return [.. solver.Solve(x => x * x * Math.Cos(Math.PI * x), grid, maximalStep).Select(u => u.Real)];
    }

    /// <summary>u_t + u u_x + 0.022^2 u_xxx = 0 from cos(pi x).</summary>
    public static double[] Kdv(SpaceTimeGrid grid, int modes = 256, double maximalStep = 5e-4)
    {
        FourierGrid fourier = new(modes, -1, 1);
        Etdrk4.Nonlinearity square = SpectralSolver.Pointwise(u => u * u);
        SpectralSolver solver = SpectralSolver.WithEtdrk4(fourier, k => new Complex(0, Dispersion * k * k * k), (spectrum, result) =>
        {
            // u u_x = (u^2)_x / 2
            square(spectrum, result);
            for (int i = 0; i < result.Length; i++)
            {
                result[i] *= new Complex(0, -0.5 * fourier.Wavenumbers[i]);
            }
        });
        return [.. solver.Solve(x => Math.Cos(Math.PI * x), grid, maximalStep).Select(u => u.Real)];
    }
}
