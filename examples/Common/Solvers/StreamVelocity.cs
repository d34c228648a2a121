using System.Numerics;

namespace ModelGen.Examples.Solvers;

/// <summary>
/// A divergence-free velocity that does not change in time, on a periodic square of length L: u = (U + psi_y, V - psi_x) with a constant (U, V) and a
/// periodic stream function psi. Any velocity without divergence is of that form.
/// </summary>
public sealed class StreamVelocity
{
    /// <summary>A velocity by its parts.</summary>
    /// <param name="points">n: points along either axis, at least 8.</param>
    /// <param name="length">L.</param>
    /// <param name="stream">psi(x, y), or null for none; its modes above the 2/3 cut are dropped.</param>
    /// <param name="meanX">U.</param>
    /// <param name="meanY">V.</param>
    public StreamVelocity(int points, double length, Func<double, double, double>? stream, double meanX = 0, double meanY = 0)
        : this(points, length, stream is null ? null : GridFunction.Sample(points, length, stream), meanX, meanY)
    {
    }

    /// <summary>A velocity by its parts.</summary>
    /// <param name="points">n: points along either axis, at least 8.</param>
    /// <param name="length">L.</param>
    /// <param name="stream">psi at x_i = i L / n, y_j = j L / n, [x, y], or null for none; its modes above the 2/3 cut are dropped.</param>
    /// <param name="meanX">U.</param>
    /// <param name="meanY">V.</param>
    /// <exception cref="ArgumentException">The stream function has another size.</exception>
    public StreamVelocity(int points, double length, double[]? stream, double meanX = 0, double meanY = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        (Points, Length, MeanX, MeanY) = (points, length, meanX, meanY);
        (FluctuationX, FluctuationY) = (new double[points * points], new double[points * points]);
        IsConstant = stream is null;
        if (stream is null)
        {
            return;
        }

        DealiasedTransform2D transform = new(points);
        Complex[] psi = transform.FromGrid(stream), u = new Complex[psi.Length], v = new Complex[psi.Length];
        Complex unit = new(0, 2 * Math.PI / length);
        for (int k = 0; k < psi.Length; k++)
        {
            (u[k], v[k]) = (unit * transform.WaveY[k] * psi[k], -unit * transform.WaveX[k] * psi[k]);
        }

        transform.ToGrid(u, v, FluctuationX, FluctuationY);
    }

    /// <summary>n: points along either axis.</summary>
    public int Points { get; }

    /// <summary>L.</summary>
    public double Length { get; }

    /// <summary>U.</summary>
    public double MeanX { get; }

    /// <summary>V.</summary>
    public double MeanY { get; }

    /// <summary>Whether there is no stream function.</summary>
    public bool IsConstant { get; }

    /// <summary>psi_y, [x, y].</summary>
    public double[] FluctuationX { get; }

    /// <summary>-psi_x, [x, y].</summary>
    public double[] FluctuationY { get; }

    /// <summary>A constant velocity.</summary>
    public static StreamVelocity Constant(int points, double length, double meanX, double meanY) =>
        new(points, length, (double[]?)null, meanX, meanY);
}
