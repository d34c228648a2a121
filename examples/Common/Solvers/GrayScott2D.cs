using System.Numerics;
using ModelGen.Examples.References;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// The reactions of Gray and Scott on a periodic square of length L: A_t = D_A Laplace A - A B^2 + f (1 - A), B_t = D_B Laplace B + A B^2 - (f + k) B
/// (Pearson 1993, "Complex patterns in a simple system"). Fourier modes |k_x|, |k_y| at most (n - 1) / 3 in space, <see cref="Etdrk4"/> in time; diffusion,
/// feed and kill are in the linear part. The product is cubic and so not free of aliasing, which is small where the patterns are resolved.
/// Grid: x_i = i L / n, y_j = j L / n; a field is [x, y, component] with A and B.
/// </summary>
public sealed class GrayScott2D : ITrajectorySolver
{
    /// <summary>D_A of The Well (Ohana et al. 2024): 2e-5.</summary>
    public const double StandardDiffusivityA = 2e-5;

    /// <summary>D_B of The Well (Ohana et al. 2024): 1e-5.</summary>
    public const double StandardDiffusivityB = 1e-5;

    private readonly DealiasedTransform2D _transform;
    private readonly SpectralEvolution _evolution;
    private readonly double _feed;
    private readonly double[] _a, _b;

    /// <summary>Prepares the solver.</summary>
    /// <param name="points">n, at least 8.</param>
    /// <param name="rates">f and k.</param>
    /// <param name="length">L.</param>
    /// <param name="diffusivityA">D_A, not negative, in units of L^2 / time.</param>
    /// <param name="diffusivityB">D_B, not negative, in units of L^2 / time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public GrayScott2D(
        int points,
        GrayScottRates rates,
        double length = 2,
        double diffusivityA = StandardDiffusivityA,
        double diffusivityB = StandardDiffusivityB)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegative(diffusivityA);
        ArgumentOutOfRangeException.ThrowIfNegative(diffusivityB);
        _transform = new DealiasedTransform2D(points);
        _feed = rates.Feed;
        (_a, _b) = (new double[points * points], new double[points * points]);
        double[] squares = [.. _transform.WaveX.Zip(_transform.WaveY, (x, y) => Math.Pow(2 * Math.PI / length, 2) * (x * x + y * y))];
        Complex[] symbol =
            [.. squares.Select(k => -(diffusivityA * k + rates.Feed)), .. squares.Select(k => -(diffusivityB * k + rates.Feed + rates.Kill))];
        _evolution = new SpectralEvolution(step => new Etdrk4(symbol, Nonlinearity, step));
    }

    /// <inheritdoc/>
    public int Points => _transform.Points;

    /// <inheritdoc/>
    public IReadOnlyList<int> Shape => [Points, Points, 2];

    /// <summary>A and B at every time, [time, x, y, component].</summary>
    /// <inheritdoc/>
    public double[] Solve(ReadOnlySpan<double> initial, ReadOnlySpan<double> times, double maximalStep, CancellationToken cancel = default)
    {
        int size = 2 * _a.Length;
        if (initial.Length != size)
        {
            throw new ArgumentException($"A and B on {Points} x {Points} points have {size} values, not {initial.Length}.", nameof(initial));
        }

        for (int i = 0; i < _a.Length; i++)
        {
            (_a[i], _b[i]) = (initial[2 * i], initial[2 * i + 1]);
        }

        Complex[] state = new Complex[2 * _transform.Modes];
        _transform.FromGrid(_a, _b, state.AsSpan(0, _transform.Modes), state.AsSpan(_transform.Modes));
        Complex[][] states = _evolution.Spectra(state, times, maximalStep, cancel);
        double[] frames = new double[checked(size * times.Length)];
        for (int t = 0; t < times.Length; t++)
        {
            ToGrid(states[t]);
            for (int i = 0; i < _a.Length; i++)
            {
                (frames[t * size + 2 * i], frames[t * size + 2 * i + 1]) = (_a[i], _b[i]);
            }
        }

        return frames;
    }

    private void ToGrid(Complex[] state) => _transform.ToGrid(state.AsSpan(0, _transform.Modes), state.AsSpan(_transform.Modes), _a, _b);

    // (f - A B^2, A B^2)
    private void Nonlinearity(Complex[] state, Complex[] result)
    {
        ToGrid(state);
        for (int i = 0; i < _a.Length; i++)
        {
            _a[i] *= _b[i] * _b[i];
        }

        Span<Complex> ofA = result.AsSpan(0, _transform.Modes), ofB = result.AsSpan(_transform.Modes);
        _transform.FromGrid(_a, [], ofB, []);
        for (int k = 0; k < ofA.Length; k++)
        {
            ofA[k] = -ofB[k];
        }

        ofA[0] += _feed;
    }
}
