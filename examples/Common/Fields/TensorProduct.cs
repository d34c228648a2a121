using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelGen.Examples.Fields;

/// <summary>
/// Applies one matrix along every axis of a square or cube of numbers, axis by axis (Lynch, Rice and Thomas 1964, "Direct solution of partial difference
/// equations by tensor product methods").
/// </summary>
public static class TensorProduct
{
    /// <summary>b[i, j, ..] = sum over p, q, .. of a[p, q, ..] M[p, i] M[q, j] ...</summary>
    /// <param name="values">a, [p, q, ..], m numbers along each axis.</param>
    /// <param name="matrix">M, [m, n].</param>
    /// <param name="rows">m.</param>
    /// <param name="dimensions">Axes.</param>
    /// <returns>b, [i, j, ..], n numbers along each axis.</returns>
    /// <exception cref="ArgumentException">The array has not m numbers along each axis, or the matrix not m rows.</exception>
    public static double[] Apply(ReadOnlySpan<double> values, ReadOnlySpan<double> matrix, int rows, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        if (values.Length != Power(rows, dimensions) || matrix.Length % rows != 0)
        {
            throw new ArgumentException($"{Power(rows, dimensions)} numbers and {rows} rows are needed, not {values.Length} numbers.", nameof(values));
        }

        double[] result = values.ToArray();
        for (int axis = 0; axis < dimensions; axis++)
        {
            result = ContractFirst(result, matrix, rows);
        }

        return result;
    }

    /// <summary>size^dimensions.</summary>
    /// <exception cref="OverflowException">It is above 2^31 - 1.</exception>
    public static int Power(int size, int dimensions)
    {
        int power = 1;
        for (int axis = 0; axis < dimensions; axis++)
        {
            power = checked(power * size);
        }

        return power;
    }

    // [m, rest] to [rest, n]: the axis done goes last, so that every axis has had its turn when the first is first again
    private static double[] ContractFirst(double[] values, ReadOnlySpan<double> matrix, int rows)
    {
        int rest = values.Length / rows, columns = matrix.Length / rows;
        double[] result = new double[checked(rest * columns)];
        for (int r = 0; r < rest; r++)
        {
            Span<double> target = result.AsSpan(r * columns, columns);
            for (int k = 0; k < rows; k++)
            {
                AddScaled(target, values[k * rest + r], matrix.Slice(k * columns, columns));
            }
        }

        return result;
    }

    private static void AddScaled(Span<double> y, double scale, ReadOnlySpan<double> x)
    {
        Span<Vector<double>> yVectors = MemoryMarshal.Cast<double, Vector<double>>(y);
        ReadOnlySpan<Vector<double>> xVectors = MemoryMarshal.Cast<double, Vector<double>>(x);
        Vector<double> factor = new(scale);
        for (int v = 0; v < yVectors.Length; v++)
        {
            yVectors[v] += factor * xVectors[v];
        }

        for (int i = yVectors.Length * Vector<double>.Count; i < y.Length; i++)
        {
            y[i] += scale * x[i];
        }
    }
}
