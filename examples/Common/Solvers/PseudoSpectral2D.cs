using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// u_t = L u + N(u) for one real field on a periodic square, L with constant coefficients: Fourier modes with 2/3 de-aliasing in space,
/// <see cref="Etdrk4"/> in time.
/// </summary>
/// <param name="transform">Between fields and the modes kept.</param>
/// <param name="symbol">L exp(i k.x) = symbol(mode) exp(i k.x), for the index of a mode.</param>
/// <param name="nonlinearity">N, from coefficients to coefficients.</param>
internal sealed class PseudoSpectral2D(DealiasedTransform2D transform, Func<int, Complex> symbol, Etdrk4.Nonlinearity nonlinearity)
{
    private readonly SpectralEvolution _evolution = new(step => new Etdrk4([.. Enumerable.Range(0, transform.Modes).Select(symbol)], nonlinearity, step));

    /// <inheritdoc cref="ITrajectorySolver.Solve"/>
    public double[] Solve(ReadOnlySpan<double> initial, ReadOnlySpan<double> times, double maximalStep, CancellationToken cancel)
    {
        Complex[][] spectra = _evolution.Spectra(transform.FromGrid(initial), times, maximalStep, cancel);
        int area = transform.Points * transform.Points;
        double[] frames = new double[checked(area * times.Length)];
        for (int t = 0; t < times.Length; t++)
        {
            transform.ToGrid(spectra[t], [], frames.AsSpan(t * area, area), []);
        }

        return frames;
    }
}
