using ModelGen.Examples.Fields;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// Solves the five-point -Laplace phi = rho on a square by V-cycles: red-black Gauss-Seidel, full weighting, bilinear interpolation (Briggs, Henson and
/// McCormick 2000, "A multigrid tutorial"). Iterative where <see cref="PoissonSolver"/> is direct: work n^2, and independent of it, a check.
/// Nodes as there: periodic x_i = i L / n with n a power of two; zero boundary x_i = (i + 1) L / (n + 1) with n + 1 one.
/// </summary>
public sealed class Multigrid2D
{
    private const int Sweeps = 2, CoarsestSweeps = 40;

    private readonly bool _isPeriodic;
    private readonly int _points;
    private readonly double _length;

    /// <summary>Prepares the solver.</summary>
    /// <param name="boundary">Periodic or zero.</param>
    /// <param name="points">n, at least 3: a power of two (periodic) or one less (zero).</param>
    /// <param name="length">L.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of points cannot be halved down to a few, or the boundary is Neumann's.</exception>
    public Multigrid2D(GridBoundary boundary, int points, double length = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfEqual(boundary, GridBoundary.Neumann);
        _isPeriodic = boundary == GridBoundary.Periodic;
        int cells = _isPeriodic ? points : points + 1;
        if (points < 3 || !int.IsPow2(cells))
        {
            throw new ArgumentOutOfRangeException(nameof(points), "A multigrid needs 2^k points with a periodic boundary and 2^k - 1 with a zero one.");
        }

        (_points, _length) = (points, length);
    }

    /// <summary>phi of rho; with a periodic boundary the mean of rho is dropped and that of phi is zero.</summary>
    /// <param name="density">rho, [x, y].</param>
    /// <param name="tolerance">Ends when the residual's norm is at most this fraction of rho's.</param>
    /// <param name="maximalCycles">Ends at the latest after so many.</param>
    /// <returns>phi, [x, y].</returns>
    /// <exception cref="ArgumentException">Another number of values than n^2.</exception>
    /// <exception cref="ArithmeticException">The cycles did not reach the tolerance.</exception>
    public double[] Solve(ReadOnlySpan<double> density, double tolerance = 1e-12, int maximalCycles = 50)
    {
        if (density.Length != _points * _points)
        {
            throw new ArgumentException($"A field on {_points} x {_points} points has {_points * _points} values, not {density.Length}.", nameof(density));
        }

        MultigridLevel level = new(_points, _isPeriodic, _length / (_isPeriodic ? _points : _points + 1));
        density.CopyTo(level.Right);
        level.RemoveMean(level.Right);
        double target = tolerance * Norm(level.Right);
        for (int cycle = 0; cycle <= maximalCycles; cycle++)
        {
            if (Norm(level.Residual()) <= target)
            {
                return level.Solution;
            }

            Cycle(level);
        }

        throw new ArithmeticException($"The residual is above {tolerance:g2} of the right-hand side after {maximalCycles} cycles.");
    }

    private static void Cycle(MultigridLevel level)
    {
        if (level.Coarser() is not { } coarse)
        {
            level.Relax(CoarsestSweeps);
        }
        else
        {
            level.Relax(Sweeps);
            level.Restrict(level.Residual(), coarse);
            Cycle(coarse);
            level.AddInterpolated(coarse);
            level.Relax(Sweeps);
        }

        level.RemoveMean(level.Solution);
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}
