using System.Numerics;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// The incompressible Navier-Stokes equations in the plane, as vorticity on a periodic square of length L:
/// w_t + u . grad w = nu Laplace w - mu w + f, u = (psi_y, -psi_x), -Laplace psi = w, so that w = v_x - u_y.
/// Pseudo-spectral with 2/3 de-aliasing and ETDRK4. The product is taken as u . grad w = (d_xx - d_yy)(u v) + d_xy (v^2 - u^2), which needs four real
/// transforms in place of five (Basdevant 1983, "Technical improvements for direct numerical simulation of homogeneous three-dimensional turbulence").
/// Grid: x_i = i L / n, y_j = j L / n. The mean of w is zero and stays so. With L = 1, nu = 1e-3 and <see cref="StandardForcing"/> it is the problem of
/// Li et al. 2021, "Fourier neural operator for parametric partial differential equations"; without forcing, decaying turbulence.
/// </summary>
public sealed class Vorticity2D : ITrajectorySolver
{
    private readonly DealiasedTransform2D _transform;
    private readonly PseudoSpectral2D _solver;
    private readonly double _unit;
    private readonly Complex[] _forcing, _u, _v;
    private readonly double[] _first, _second;

    /// <summary>Prepares the solver.</summary>
    /// <param name="points">n, at least 8.</param>
    /// <param name="viscosity">nu, positive or zero, in units of L^2 / time.</param>
    /// <param name="length">L.</param>
    /// <param name="drag">mu, positive or zero, in units of 1 / time.</param>
    /// <param name="forcing">f(x, y), or null for none; its modes above the 2/3 cut and its mean are dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public Vorticity2D(int points, double viscosity, double length = 1, double drag = 0, Func<double, double, double>? forcing = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(viscosity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegative(drag);
        _transform = new DealiasedTransform2D(points);
        _unit = 2 * Math.PI / length;
        _forcing = forcing is null ? new Complex[_transform.Modes] : _transform.FromGrid(GridFunction.Sample(points, length, forcing));
        _forcing[0] = 0;
        (_u, _v) = (new Complex[_transform.Modes], new Complex[_transform.Modes]);
        (_first, _second) = (new double[points * points], new double[points * points]);
        _solver = new PseudoSpectral2D(_transform, k => -viscosity * SquaredWavenumber(k) - drag, Nonlinearity);
    }

    /// <inheritdoc/>
    public int Points => _transform.Points;

    /// <summary>f = 0.1 (sin 2 pi (x + y) + cos 2 pi (x + y)) of Li et al. 2021.</summary>
    public static double StandardForcing(double x, double y) => 0.1 * (double.SinPi(2 * (x + y)) + double.CosPi(2 * (x + y)));

    /// <summary>The vorticity at every time.</summary>
    /// <inheritdoc/>
    public double[] Solve(ReadOnlySpan<double> initial, ReadOnlySpan<double> times, double maximalStep, CancellationToken cancel = default) =>
        _solver.Solve(WithoutMean(initial), times, maximalStep, cancel);

    /// <summary>The velocity of a vorticity field.</summary>
    /// <param name="vorticity">[x, y].</param>
    /// <returns>[x, y, component]: u and v, without their means.</returns>
    /// <exception cref="ArgumentException">The field has another size.</exception>
    public double[] Velocity(ReadOnlySpan<double> vorticity)
    {
        SetVelocity(_transform.FromGrid(vorticity));
        double[] velocity = new double[2 * _first.Length];
        for (int i = 0; i < _first.Length; i++)
        {
            (velocity[2 * i], velocity[2 * i + 1]) = (_first[i], _second[i]);
        }

        return velocity;
    }

    private static double[] WithoutMean(ReadOnlySpan<double> field)
    {
        double[] values = field.ToArray();
        double mean = values.Length == 0 ? 0 : values.Average();
        return [.. values.Select(value => value - mean)];
    }

    private double SquaredWavenumber(int k) =>
        _unit * _unit * (_transform.WaveX[k] * _transform.WaveX[k] + _transform.WaveY[k] * _transform.WaveY[k]);

    // u^ = i k_y w^ / |k|^2, v^ = -i k_x w^ / |k|^2, and their values
    private void SetVelocity(Complex[] vorticity)
    {
        (_u[0], _v[0]) = (0, 0);
        for (int k = 1; k < _u.Length; k++)
        {
            Complex stream = vorticity[k] * (_unit / SquaredWavenumber(k));
            _u[k] = new Complex(-stream.Imaginary * _transform.WaveY[k], stream.Real * _transform.WaveY[k]);
            _v[k] = new Complex(stream.Imaginary * _transform.WaveX[k], -stream.Real * _transform.WaveX[k]);
        }

        _transform.ToGrid(_u, _v, _first, _second);
    }

    private void Nonlinearity(Complex[] vorticity, Complex[] result)
    {
        SetVelocity(vorticity);
        for (int i = 0; i < _first.Length; i++)
        {
            double u = _first[i], v = _second[i];
            (_first[i], _second[i]) = (u * v, v * v - u * u);
        }

        _transform.FromGrid(_first, _second, _u, _v);
        double square = _unit * _unit;
        for (int k = 0; k < result.Length; k++)
        {
            int x = _transform.WaveX[k], y = _transform.WaveY[k];
            result[k] = _forcing[k] + square * (x * x - y * y) * _u[k] + square * (x * y) * _v[k];
        }
    }
}
