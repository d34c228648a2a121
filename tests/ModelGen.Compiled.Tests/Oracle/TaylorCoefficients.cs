namespace ModelGen.Compiled.Tests.Oracle;

/// <summary>Taylor coefficients f^(k)(x) / k! of elementary functions, by closed forms and one-variable recurrences.</summary>
internal static class TaylorCoefficients
{
    private const int N = Series.Degree;

    public static double[] Of(string function, double x) => function switch
    {
        "exp" => Build(k => Math.Exp(x) / Factorial(k)),
        "log" => Build(k => k == 0 ? Math.Log(x) : (k % 2 == 1 ? 1 : -1) / (k * Math.Pow(x, k))),
        "sqrt" => Power(x, 0.5),
        "reciprocal" => Power(x, -1),
        "sin" => Build(k => Math.Sin(x + k * Math.PI / 2) / Factorial(k)),
        "cos" => Build(k => Math.Cos(x + k * Math.PI / 2) / Factorial(k)),
        "sinh" => Build(k => (k % 2 == 0 ? Math.Sinh(x) : Math.Cosh(x)) / Factorial(k)),
        "cosh" => Build(k => (k % 2 == 0 ? Math.Cosh(x) : Math.Sinh(x)) / Factorial(k)),
        "tanh" => Riccati(Math.Tanh(x), 1, 0, -1),
        "tan" => Riccati(Math.Tan(x), 1, 0, 1),
        "sigmoid" => Riccati(1 / (1 + Math.Exp(-x)), 0, 1, -1),
        "softplus" => Integrate(Math.Log(1 + Math.Exp(x)), Of("sigmoid", x)),
        "sech" => Divide([1], Of("cosh", x)),
        "atan" => Integrate(Math.Atan(x), Divide([1], [1 + x * x, 2 * x, 1])),
        "asin" => Integrate(Math.Asin(x), PowerOf([1 - x * x, -2 * x, -1], -0.5)),
        "acos" => [.. Of("asin", x).Select((c, k) => k == 0 ? Math.Acos(x) : -c)],
        "erf" => Integrate(Erf(x), Gaussian(x)),
        "abs" => [Math.Abs(x), Math.Sign(x), 0, 0, 0],
        "sign" => [Math.Sign(x), 0, 0, 0, 0],
        _ => throw new NotSupportedException(function),
    };

    public static double[] Power(double x, double p)
    {
        double[] result = new double[N + 1];
        double factor = 1;
        for (int k = 0; k <= N; k++)
        {
            result[k] = factor * Math.Pow(x, p - k);
            factor *= (p - k) / (k + 1);
        }

        return result;
    }

    private static double[] Build(Func<int, double> coefficient) => [.. Enumerable.Range(0, N + 1).Select(coefficient)];

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    /// <summary>y' = a + b y + c y^2.</summary>
    private static double[] Riccati(double y, double a, double b, double c)
    {
        double[] result = new double[N + 1];
        result[0] = y;
        for (int k = 0; k < N; k++)
        {
            double square = Enumerable.Range(0, k + 1).Sum(i => result[i] * result[k - i]);
            result[k + 1] = ((k == 0 ? a : 0) + b * result[k] + c * square) / (k + 1);
        }

        return result;
    }

    private static double[] Integrate(double start, double[] derivative) => Build(k => k == 0 ? start : derivative[k - 1] / k);

    private static double At(double[] p, int k) => k >= 0 && k < p.Length ? p[k] : 0;

    private static double[] Divide(double[] numerator, double[] denominator)
    {
        double[] result = new double[N + 1];
        for (int k = 0; k <= N; k++)
        {
            result[k] = (At(numerator, k) - Enumerable.Range(0, k).Sum(i => result[i] * At(denominator, k - i))) / denominator[0];
        }

        return result;
    }

    /// <summary>p(s)^r by y' p = r p' y.</summary>
    private static double[] PowerOf(double[] p, double r)
    {
        double[] result = new double[N + 1];
        result[0] = Math.Pow(p[0], r);
        for (int k = 1; k <= N; k++)
        {
            result[k] = Enumerable.Range(1, k).Sum(i => (r * i - (k - i)) * At(p, i) * result[k - i]) / (k * p[0]);
        }

        return result;
    }

    /// <summary>2 / sqrt(pi) e^(-(x + s)^2): y' = -2 (x + s) y.</summary>
    private static double[] Gaussian(double x)
    {
        double[] result = new double[N + 1];
        result[0] = 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
        for (int k = 0; k < N; k++)
        {
            result[k + 1] = -2 * (x * result[k] + At(result, k - 1)) / (k + 1);
        }

        return result;
    }

    private static double Erf(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++)
        {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
