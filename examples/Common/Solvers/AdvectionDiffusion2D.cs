using System.Numerics;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// rho_t + u . grad rho = D Laplace rho on a periodic square of length L, with a fixed velocity without divergence. Pseudo-spectral with 2/3 de-aliasing
/// and ETDRK4; diffusion and the mean velocity are in the linear part, so a constant velocity is solved exactly in any step.
/// Grid: x_i = i L / n, y_j = j L / n. The mean of rho is conserved.
/// </summary>
public sealed class AdvectionDiffusion2D : ITrajectorySolver
{
    private readonly DealiasedTransform2D _transform;
    private readonly PseudoSpectral2D _solver;
    private readonly StreamVelocity _velocity;
    private readonly double _unit;
    private readonly Complex[] _fluxX, _fluxY;
    private readonly double[] _first, _second;

    /// <summary>Prepares the solver.</summary>
    /// <param name="velocity">u, with the grid that it is on.</param>
    /// <param name="diffusivity">D, positive or zero, in units of L^2 / time.</param>
    /// <exception cref="ArgumentOutOfRangeException">D is negative.</exception>
    public AdvectionDiffusion2D(StreamVelocity velocity, double diffusivity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(diffusivity);
        _velocity = velocity;
        _transform = new DealiasedTransform2D(velocity.Points);
        _unit = 2 * Math.PI / velocity.Length;
        (_fluxX, _fluxY) = (new Complex[_transform.Modes], new Complex[_transform.Modes]);
        (_first, _second) = (new double[Points * Points], new double[Points * Points]);
        _solver = new PseudoSpectral2D(_transform, k => Symbol(k, diffusivity), Nonlinearity);
    }

    /// <inheritdoc/>
    public int Points => _transform.Points;

    /// <inheritdoc/>
    public double[] Solve(ReadOnlySpan<double> initial, ReadOnlySpan<double> times, double maximalStep, CancellationToken cancel = default) =>
        _solver.Solve(initial, times, maximalStep, cancel);

    private Complex Symbol(int k, double diffusivity)
    {
        double x = _unit * _transform.WaveX[k], y = _unit * _transform.WaveY[k];
        return new Complex(-diffusivity * (x * x + y * y), -(_velocity.MeanX * x + _velocity.MeanY * y));
    }

    // -div(u rho), u without its mean
    private void Nonlinearity(Complex[] density, Complex[] result)
    {
        if (_velocity.IsConstant)
        {
            Array.Clear(result);
            return;
        }

        _transform.ToGrid(density, [], _first, []);
        for (int i = 0; i < _first.Length; i++)
        {
            double value = _first[i];
            (_first[i], _second[i]) = (value * _velocity.FluctuationX[i], value * _velocity.FluctuationY[i]);
        }

        _transform.FromGrid(_first, _second, _fluxX, _fluxY);
        for (int k = 0; k < result.Length; k++)
        {
            Complex divergence = _transform.WaveX[k] * _fluxX[k] + _transform.WaveY[k] * _fluxY[k];
            result[k] = new Complex(_unit * divergence.Imaginary, -_unit * divergence.Real);
        }
    }
}
