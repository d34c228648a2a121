namespace ModelGen.Examples.Solvers;

/// <summary>
/// s_t + u(x) s_x = 0 on (0, 1) with u positive, given s at t = 0 and at x = 0, by its characteristics: s is the same wherever t - tau(x) is, with
/// tau(x) the integral of 1 / u from 0 to x, the time from the left end to x. tau by Simpson's rule and Hermite's cubic in every cell, both of fourth order.
/// </summary>
public sealed class VariableAdvection1D
{
    private readonly double[] _slownesses, _times;
    private readonly int _cells;

    /// <summary>Tabulates tau.</summary>
    /// <param name="velocity">u at x_i = i / (2 n), i = 0 .. 2 n: at the ends and in the middle of n cells; positive.</param>
    /// <exception cref="ArgumentException">An even number of values, fewer than 3, or one that is not positive.</exception>
    public VariableAdvection1D(ReadOnlySpan<double> velocity)
    {
        if (velocity.Length < 3 || velocity.Length % 2 == 0)
        {
            throw new ArgumentException($"n cells have 2 n + 1 velocities, and {velocity.Length} is no such number.", nameof(velocity));
        }

        _cells = velocity.Length / 2;
        (_slownesses, _times) = (new double[_cells + 1], new double[_cells + 1]);
        for (int i = 0; i < velocity.Length; i++)
        {
            if (!(velocity[i] > 0))
            {
                throw new ArgumentException($"A velocity of {velocity[i]} is not positive.", nameof(velocity));
            }
        }

        _slownesses[0] = 1 / velocity[0];
        for (int i = 1; i <= _cells; i++)
        {
            _slownesses[i] = 1 / velocity[2 * i];
            _times[i] = _times[i - 1] + (_slownesses[i - 1] + 4 / velocity[2 * i - 1] + _slownesses[i]) / (6 * _cells);
        }
    }

    /// <summary>s at a point.</summary>
    /// <param name="x">Position, from 0 to 1.</param>
    /// <param name="t">Time, not negative.</param>
    /// <param name="initial">s(x, 0).</param>
    /// <param name="inflow">s(0, t).</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is outside.</exception>
    public double Value(double x, double t, Func<double, double> initial, Func<double, double> inflow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        double entered = t - TravelTime(x);
        return entered >= 0 ? inflow(entered) : initial(Position(-entered));
    }

    /// <summary>tau(x).</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not in [0, 1].</exception>
    public double TravelTime(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, 1);
        int cell = Math.Min((int)(x * _cells), _cells - 1);
        return InCell(cell, x * _cells - cell);
    }

    // where tau is a given time, by halving: tau increases
    private double Position(double time)
    {
        int found = Array.BinarySearch(_times, time);
        int cell = Math.Clamp(found >= 0 ? found : ~found - 1, 0, _cells - 1);
        double lower = 0, upper = 1;
        for (int i = 0; i < 52; i++)
        {
            double middle = (lower + upper) / 2;
            if (InCell(cell, middle) < time)
            {
                lower = middle;
            }
            else
            {
                upper = middle;
            }
        }

        return (cell + upper) / _cells;
    }

    private double InCell(int cell, double z)
    {
        double rise = _times[cell + 1] - _times[cell], left = _slownesses[cell] / _cells, right = _slownesses[cell + 1] / _cells;
        double bend = 3 * rise - 2 * left - right, cube = left + right - 2 * rise;
        return _times[cell] + z * (left + z * (bend + z * cube));
    }
}
