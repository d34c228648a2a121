namespace ModelGen.Tests.Numerics;

/// <summary>Functions that System.Math lacks, accurate to a few units in the last place of a double.</summary>
internal static class ElementaryReference
{
    public static double Evaluate(string function, double x) => function switch
    {
        "Exp" => Math.Exp(x),
        "Log" => Math.Log(x),
        "Sin" => Math.Sin(x),
        "Cos" => Math.Cos(x),
        "Tan" => Math.Tan(x),
        "Asin" => Math.Asin(x),
        "Acos" => Math.Acos(x),
        "Atan" => Math.Atan(x),
        "Sinh" => Math.Sinh(x),
        "Cosh" => Math.Cosh(x),
        "Tanh" => Math.Tanh(x),
        "Sqrt" => Math.Sqrt(x),
        "Sech" => Sech(x),
        "Sigmoid" => Sigmoid(x),
        "Softplus" => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))),
        "Erf" => Erf(x),
        _ => throw new ArgumentException(function),
    };

    // 1 / cosh rounds to 0 too early, where cosh overflows
    private static double Sech(double x) => Math.Abs(x) > 700 ? 2 * Math.Exp(-Math.Abs(x)) : 1 / Math.Cosh(x);

    private static double Sigmoid(double x) => x < -36 ? Math.Exp(x) : 1 / (1 + Math.Exp(-x));

    // Kahan: the error of 1 + y cancels in the quotient
    private static double LogOnePlus(double y)
    {
        double u = 1 + y;
        return u == 1 ? y : Math.Log(u) * (y / (u - 1));
    }

    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude < 3)
        {
            return ErfSeries(x);
        }

        return double.IsNaN(x) ? x : Math.CopySign(1 - (magnitude > 30 ? 0 : ErfcFraction(magnitude)), x);
    }

    // Abramowitz and Stegun 7.1.6: all terms have one sign
    private static double ErfSeries(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // Abramowitz and Stegun 7.1.14, from the far end
    private static double ErfcFraction(double x)
    {
        double tail = x;
        for (int n = 120; n > 0; n--)
        {
            tail = x + n / 2.0 / tail;
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / tail;
    }
}
