namespace ModelGen.Examples.References;

/// <summary>
/// The exact solution of u_t = k u_xx on [lower, upper] with u = 0 at both ends and a sine series at t = 0:
/// u = sum over n of b_n sin(n pi (x - lower) / L) exp(-k (n pi / L)^2 t).
/// </summary>
public sealed class HeatReference
{
    private readonly double _diffusivity, _lower, _length;
    private readonly double[] _amplitudes;

    /// <summary>Takes the problem.</summary>
    /// <param name="diffusivity">k > 0.</param>
    /// <param name="lower">Left end.</param>
    /// <param name="upper">Right end.</param>
    /// <param name="amplitudes">b_1, b_2, ...</param>
    public HeatReference(double diffusivity, double lower, double upper, params double[] amplitudes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(diffusivity);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(upper, lower);
        (_diffusivity, _lower, _length, _amplitudes) = (diffusivity, lower, upper - lower, amplitudes);
    }

    /// <summary>u at one point.</summary>
    public double Value(double x, double t)
    {
        double sum = 0;
        for (int n = 1; n <= _amplitudes.Length; n++)
        {
            double wavenumber = n * Math.PI / _length;
            sum += _amplitudes[n - 1] * Math.Sin(wavenumber * (x - _lower)) * Math.Exp(-_diffusivity * wavenumber * wavenumber * t);
        }

        return sum;
    }

    /// <summary>u on a grid, [time][position].</summary>
    public double[] Solve(SpaceTimeGrid grid) => [.. grid.PointX.Zip(grid.PointT, Value)];
}
