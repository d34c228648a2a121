using System.Numerics;
using ModelGen.Kernels;

namespace ModelGen.Points;

/// <summary>
/// A factor w(x) > 0 of an equation's squared residual, where one balance for all points would leave most of them unheard: log w is a sum over the
/// coordinates of piecewise linear functions. Its geometric mean is 1.
/// </summary>
/// <param name="coordinates">The coordinates that the equation's batch reads.</param>
/// <param name="logarithms">The values of log w at the knots, [coordinate][<see cref="Knots"/>], equally spaced over the domain.</param>
internal sealed class BalanceProfile(CoordinateDescription[] coordinates, double[] logarithms)
{
    /// <summary>Knots of a coordinate.</summary>
    public const int Knots = 24;

    /// <summary>log w at the knots, [coordinate][Knots].</summary>
    public double[] Logarithms => logarithms;

    /// <summary>Where a value of a coordinate lies: between a knot and the next one, and how far.</summary>
    public static (int Knot, double Part) Locate(CoordinateDescription coordinate, double value)
    {
        double position = (value - coordinate.Lower) / (coordinate.Upper - coordinate.Lower) * (Knots - 1);
        int knot = Math.Clamp((int)position, 0, Knots - 2);
        return (knot, Math.Clamp(position - knot, 0, 1));
    }

    /// <summary>Writes sqrt(w).</summary>
    /// <param name="points">[coordinate][stride].</param>
    /// <param name="stride">From one coordinate to the next.</param>
    /// <param name="count">Points.</param>
    /// <param name="roots">Receives sqrt(w), [count].</param>
    public unsafe void Roots<T>(T* points, long stride, int count, double* roots) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < count; i++)
        {
            double sum = 0;
            for (int r = 0; r < coordinates.Length; r++)
            {
                (int knot, double part) = Locate(coordinates[r], double.CreateTruncating(points[r * stride + i]));
                double left = logarithms[r * Knots + knot];
                sum += left + part * (logarithms[r * Knots + knot + 1] - left);
            }

            roots[i] = Math.Exp(sum / 2);
        }
    }

    /// <summary>The least and the most of w over the domain.</summary>
    public (double Least, double Most) Range()
    {
        double least = 0;
        double most = 0;
        for (int r = 0; r < coordinates.Length; r++)
        {
            least += RowOf(r).Min();
            most += RowOf(r).Max();
        }

        return (Math.Exp(least), Math.Exp(most));
    }

    /// <summary>Whether w changes tenfold or more along a coordinate.</summary>
    public bool Varies(int coordinate) => RowOf(coordinate).Max() - RowOf(coordinate).Min() >= Math.Log(10);

    private double[] RowOf(int coordinate) => logarithms[(coordinate * Knots)..((coordinate + 1) * Knots)];
}
