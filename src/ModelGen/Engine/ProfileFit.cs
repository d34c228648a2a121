using ModelGen.Kernels;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <summary>
/// Fits the profile of an equation to -log |J row|^2 at sampled points, so that every row is about as large: least squares over the values at the knots,
/// with a small penalty on second differences, which also carries knots that no point is near.
/// </summary>
internal static class ProfileFit
{
    /// <summary>Rows spread by more than this have a profile.</summary>
    public const double Uneven = 1e4;

    private const double Smoothness = 0.1;

    // keeps the system regular: a constant may move from one coordinate to another, and a line beyond the points is free
    private const double Ridge = 1e-8;

    /// <summary>How far rows are apart: the ratio of their 95% and 5% quantiles; 1 where too few say something.</summary>
    /// <param name="squaredRows">|J row|^2; rows that are zero or not finite say nothing.</param>
    public static double Spread(ReadOnlySpan<double> squaredRows)
    {
        List<double> sizes = [];
        foreach (double square in squaredRows)
        {
            if (SaysSomething(square))
            {
                sizes.Add(square);
            }
        }

        sizes.Sort();
        return sizes.Count < BalanceProfile.Knots ? 1 : sizes[(int)(0.95 * (sizes.Count - 1))] / sizes[(int)(0.05 * (sizes.Count - 1))];
    }

    /// <summary>The profile, of geometric mean 1 over the rows; null where the rows are as uneven with it as without.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="points">[coordinate][row].</param>
    /// <param name="squaredRows">|J row|^2, [row].</param>
    /// <param name="weighted">w |J row|^2, [row].</param>
    public static BalanceProfile? Fit(CoordinateDescription[] coordinates, double[][] points, double[] squaredRows, out double[] weighted)
    {
        int n = coordinates.Length * BalanceProfile.Knots;
        double[,] matrix = new double[n, n];
        double[] values = new double[n];
        int rows = 0;
        weighted = [.. squaredRows];
        for (int i = 0; i < squaredRows.Length; i++)
        {
            if (SaysSomething(squaredRows[i]))
            {
                AddRow(matrix, values, Weights(coordinates, points, i), -Math.Log(squaredRows[i]));
                rows++;
            }
        }

        if (rows == 0)
        {
            return null;
        }

        Penalise(matrix, (double)rows / BalanceProfile.Knots);
        Solve(matrix, values);
        double[] logarithms = [.. Enumerable.Range(0, weighted.Length)
            .Select(i => Weights(coordinates, points, i).Sum(item => item.Weight * values[item.Knot]))];
        double mean = logarithms.Where((_, i) => SaysSomething(squaredRows[i])).Average();
        for (int i = 0; i < weighted.Length; i++)
        {
            weighted[i] *= Math.Exp(logarithms[i] - mean);
        }

        for (int k = 0; k < BalanceProfile.Knots; k++)
        {
            values[k] -= mean;
        }

        bool isEvener = Spread(weighted) < Math.Sqrt(Spread(squaredRows)) && values.All(double.IsFinite);
        return isEvener ? new BalanceProfile(coordinates, values) : null;
    }

    private static bool SaysSomething(double square) => square > 0 && double.IsFinite(square);

    // the two knots of each coordinate that a point lies between
    private static (int Knot, double Weight)[] Weights(CoordinateDescription[] coordinates, double[][] points, int i)
    {
        var weights = new (int, double)[2 * coordinates.Length];
        for (int r = 0; r < coordinates.Length; r++)
        {
            (int knot, double part) = BalanceProfile.Locate(coordinates[r], points[r][i]);
            weights[2 * r] = (r * BalanceProfile.Knots + knot, 1 - part);
            weights[2 * r + 1] = (r * BalanceProfile.Knots + knot + 1, part);
        }

        return weights;
    }

    private static void AddRow(double[,] matrix, double[] right, ReadOnlySpan<(int Knot, double Weight)> row, double value)
    {
        foreach ((int a, double weightA) in row)
        {
            right[a] += weightA * value;
            foreach ((int b, double weightB) in row)
            {
                matrix[a, b] += weightA * weightB;
            }
        }
    }

    private static void Penalise(double[,] matrix, double rowsOfKnot)
    {
        double factor = Math.Sqrt(Smoothness * rowsOfKnot);
        for (int first = 0; first < matrix.GetLength(0); first += BalanceProfile.Knots)
        {
            for (int k = first; k < first + BalanceProfile.Knots; k++)
            {
                matrix[k, k] += Ridge * rowsOfKnot;
                if (k >= first + 2)
                {
                    AddRow(matrix, new double[matrix.GetLength(0)], [(k - 2, factor), (k - 1, -2 * factor), (k, factor)], 0);
                }
            }
        }
    }

    // Gaussian elimination; the matrix is positive definite, and small
    private static void Solve(double[,] matrix, double[] values)
    {
        int n = values.Length;
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i < n; i++)
            {
                double factor = matrix[i, k] / matrix[k, k];
                values[i] -= factor * values[k];
                for (int j = k; j < n; j++)
                {
                    matrix[i, j] -= factor * matrix[k, j];
                }
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            for (int j = k + 1; j < n; j++)
            {
                values[k] -= matrix[k, j] * values[j];
            }

            values[k] /= matrix[k, k];
        }
    }
}
