using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>
/// Solves a periodic evolution equation u_t = L u + N(u), L with constant coefficients, by Fourier modes in space and
/// <see cref="Etdrk4"/> in time: Schrödinger, Allen-Cahn, Korteweg-de Vries, Kuramoto-Sivashinsky.
/// </summary>
public sealed class SpectralSolver
{
    readonly Complex[] linear;
    readonly Etdrk4.Nonlinearity nonlinearity;

    /// <summary>Takes the equation.</summary>
    /// <param name="fourier">The periodic grid.</param>
    /// <param name="symbol">The symbol of L: L exp(ikx) = symbol(k) exp(ikx).</param>
    /// <param name="nonlinearity">N, from spectrum to spectrum.</param>
    public SpectralSolver(FourierGrid fourier, Func<double, Complex> symbol, Etdrk4.Nonlinearity nonlinearity)
    {
        Fourier = fourier;
        linear = [.. fourier.Wavenumbers.Select(symbol)];
        this.nonlinearity = nonlinearity;
    }

    /// <summary>The periodic grid.</summary>
    public FourierGrid Fourier { get; }

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
    /// <exception cref="ArithmeticException">The solution is no longer finite: the step is too long.</exception>
    public Complex[] Solve(Func<double, Complex> initial, SpaceTimeGrid grid, double maximalStep)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximalStep);
        if (grid.T[0] < 0)
        {
            throw new ArgumentException("The solution starts at t = 0; the grid has a negative time.", nameof(grid));
        }

        Complex[] spectrum = Fourier.Transform(initial);
        Complex[] values = new Complex[grid.Count];
        double time = 0, step = 0;
        Etdrk4? scheme = null;
        for (int j = 0; j < grid.T.Length; j++)
        {
            double interval = grid.T[j] - time;
            int steps = (int)Math.Ceiling(interval / maximalStep - 1e-9);
            // equal intervals differ by rounding only and share their coefficients
            if (steps > 0 && (scheme is null || Math.Abs(interval / steps - step) > 1e-12 * step))
            {
                step = interval / steps;
                scheme = new Etdrk4(linear, nonlinearity, step);
            }

            for (int s = 0; s < steps; s++)
            {
                scheme!.Step(spectrum);
            }

            time = grid.T[j];
            Fourier.Evaluate(spectrum, grid.X, values.AsSpan(j * grid.X.Length, grid.X.Length));
        }

        return values.All(Complex.IsFinite)
            ? values
            : throw new ArithmeticException($"The spectral solution is not finite with steps of {maximalStep:g3}; use a smaller step.");
    }
}
