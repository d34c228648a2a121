namespace ModelGen.Compiled.Tests.Oracle;

/// <summary>A Taylor series in d displacements, truncated at a total degree: the oracle's numbers, which share nothing with the generator's jets.</summary>
internal sealed class Series
{
    public const int Degree = 4;

    private readonly double[] _coefficients;
    private readonly int _dimensions;

    private Series(int dimensions, double[] coefficients)
    {
        _dimensions = dimensions;
        _coefficients = coefficients;
    }

    public double Value => _coefficients[0];

    public static Series Constant(int dimensions, double value)
    {
        var result = Zero(dimensions);
        result._coefficients[0] = value;
        return result;
    }

    public static Series Variable(int dimensions, int variable, double value)
    {
        Series result = Constant(dimensions, value);
        result._coefficients[Stride(variable)] = 1;
        return result;
    }

    public static Series operator +(Series a, Series b) => new(a._dimensions, [.. a._coefficients.Zip(b._coefficients, (x, y) => x + y)]);

    public static Series operator -(Series a, Series b) => new(a._dimensions, [.. a._coefficients.Zip(b._coefficients, (x, y) => x - y)]);

    public static Series operator *(double a, Series b) => new(b._dimensions, [.. b._coefficients.Select(x => a * x)]);

    public static Series operator *(Series a, Series b)
    {
        Series result = Zero(a._dimensions);
        int[][] exponents = Exponents(a._dimensions);
        for (int i = 0; i < a._coefficients.Length; i++)
        {
            if (a._coefficients[i] == 0)
            {
                continue;
            }

            for (int j = 0; j < b._coefficients.Length; j++)
            {
                if (b._coefficients[j] != 0 && exponents[i].Sum() + exponents[j].Sum() <= Degree)
                {
                    result._coefficients[i + j] += a._coefficients[i] * b._coefficients[j];
                }
            }
        }

        return result;
    }

    /// <summary>d/dx of the series.</summary>
    public Series Derivative(int variable)
    {
        Series result = Zero(_dimensions);
        int[][] exponents = Exponents(_dimensions);
        for (int i = 0; i < _coefficients.Length; i++)
        {
            int order = exponents[i][variable];
            if (order > 0)
            {
                result._coefficients[i - Stride(variable)] = order * _coefficients[i];
            }
        }

        return result;
    }

    /// <summary>f(this), where f's own Taylor coefficients at the value are given.</summary>
    public Series Compose(double[] f)
    {
        Series displacement = this - Constant(_dimensions, Value);
        Series result = Constant(_dimensions, f[Degree]);
        for (int k = Degree - 1; k >= 0; k--)
        {
            result = result * displacement + Constant(_dimensions, f[k]);
        }

        return result;
    }

    /// <summary>The series with each displacement replaced by the displacement of another series.</summary>
    public Series Substitute(Series[] places)
    {
        Series result = Zero(_dimensions);
        int[][] exponents = Exponents(_dimensions);
        for (int i = 0; i < _coefficients.Length; i++)
        {
            if (_coefficients[i] == 0)
            {
                continue;
            }

            Series term = Constant(_dimensions, _coefficients[i]);
            for (int d = 0; d < _dimensions; d++)
            {
                for (int k = 0; k < exponents[i][d]; k++)
                {
                    term *= places[d] - Constant(_dimensions, places[d].Value);
                }
            }

            result += term;
        }

        return result;
    }

    private static Series Zero(int dimensions) => new(dimensions, new double[(int)Math.Pow(2 * Degree + 1, dimensions)]);

    // strides leave room for the sum of two exponents, so that adding indices adds exponents
    private static int Stride(int variable) => (int)Math.Pow(2 * Degree + 1, variable);

    private static int[][] Exponents(int dimensions) => s_cache[dimensions] ??= [.. Enumerable.Range(0, (int)Math.Pow(2 * Degree + 1, dimensions))
        .Select(i => Enumerable.Range(0, dimensions).Select(d => i / Stride(d) % (2 * Degree + 1)).ToArray())];

    private static readonly int[][]?[] s_cache = new int[][]?[5];
}
