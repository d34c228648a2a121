namespace ModelGen.Compiled.Tests.Oracle;

/// <summary>A Taylor series in d displacements, truncated at a total degree: the oracle's numbers, which share nothing with the generator's jets.</summary>
internal sealed class Series
{
    public const int Degree = 4;

    private readonly double[] coefficients;
    private readonly int dimensions;

    private Series(int dimensions, double[] coefficients)
    {
        this.dimensions = dimensions;
        this.coefficients = coefficients;
    }

    public double Value => coefficients[0];

    public static Series Constant(int dimensions, double value)
    {
        var result = Zero(dimensions);
        result.coefficients[0] = value;
        return result;
    }

    public static Series Variable(int dimensions, int variable, double value)
    {
        Series result = Constant(dimensions, value);
        result.coefficients[Stride(variable)] = 1;
        return result;
    }

    public static Series operator +(Series a, Series b) => new(a.dimensions, [.. a.coefficients.Zip(b.coefficients, (x, y) => x + y)]);

    public static Series operator -(Series a, Series b) => new(a.dimensions, [.. a.coefficients.Zip(b.coefficients, (x, y) => x - y)]);

    public static Series operator *(double a, Series b) => new(b.dimensions, [.. b.coefficients.Select(x => a * x)]);

    public static Series operator *(Series a, Series b)
    {
        Series result = Zero(a.dimensions);
        int[][] exponents = Exponents(a.dimensions);
        for (int i = 0; i < a.coefficients.Length; i++)
        {
            if (a.coefficients[i] == 0)
            {
                continue;
            }

            for (int j = 0; j < b.coefficients.Length; j++)
            {
                if (b.coefficients[j] != 0 && exponents[i].Sum() + exponents[j].Sum() <= Degree)
                {
                    result.coefficients[i + j] += a.coefficients[i] * b.coefficients[j];
                }
            }
        }

        return result;
    }

    /// <summary>d/dx of the series.</summary>
    public Series Derivative(int variable)
    {
        Series result = Zero(dimensions);
        int[][] exponents = Exponents(dimensions);
        for (int i = 0; i < coefficients.Length; i++)
        {
            int order = exponents[i][variable];
            if (order > 0)
            {
                result.coefficients[i - Stride(variable)] = order * coefficients[i];
            }
        }

        return result;
    }

    /// <summary>f(this), where f's own Taylor coefficients at the value are given.</summary>
    public Series Compose(double[] f)
    {
        Series displacement = this - Constant(dimensions, Value);
        Series result = Constant(dimensions, f[Degree]);
        for (int k = Degree - 1; k >= 0; k--)
        {
            result = (result * displacement) + Constant(dimensions, f[k]);
        }

        return result;
    }

    /// <summary>The series with each displacement replaced by the displacement of another series.</summary>
    public Series Substitute(Series[] places)
    {
        Series result = Zero(dimensions);
        int[][] exponents = Exponents(dimensions);
        for (int i = 0; i < coefficients.Length; i++)
        {
            if (coefficients[i] == 0)
            {
                continue;
            }

            Series term = Constant(dimensions, coefficients[i]);
            for (int d = 0; d < dimensions; d++)
            {
                for (int k = 0; k < exponents[i][d]; k++)
                {
                    term *= places[d] - Constant(dimensions, places[d].Value);
                }
            }

            result += term;
        }

        return result;
    }

    private static Series Zero(int dimensions) => new(dimensions, new double[(int)Math.Pow(2 * Degree + 1, dimensions)]);

    // strides leave room for the sum of two exponents, so that adding indices adds exponents
    private static int Stride(int variable) => (int)Math.Pow((2 * Degree) + 1, variable);

    private static int[][] Exponents(int dimensions) => Cache[dimensions] ??= [.. Enumerable.Range(0, (int)Math.Pow((2 * Degree) + 1, dimensions))
        .Select(i => Enumerable.Range(0, dimensions).Select(d => i / Stride(d) % ((2 * Degree) + 1)).ToArray())];

    private static readonly int[][]?[] Cache = new int[][]?[5];
}
