namespace ModelGen.Tests.Numerics;

/// <summary>The elementary functions, accurate to a few units in the last place of a double, and how far a value is off.</summary>
internal static class ElementaryReference
{
    public static double Evaluate(string function, double x) => function switch
    {
        "Exp" => Math.Exp(x),
        "Log" => Math.Log(x),
        "Sin" => ExactAngle.Sin(x),
        "Cos" => ExactAngle.Cos(x),
        "Tan" => ExactAngle.Tan(x),
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

    /// <summary>
    /// |value - expected| / |expected|, or against the smallest normal number where the expected one is below it; 0 where the value is what
    /// the expected one rounds to, an infinity or NaN too. A zero of the wrong sign is infinitely wrong.
    /// </summary>
    public static double RelativeError(double value, double expected, bool single)
    {
        double rounded = single ? (float)expected : expected;
        if (rounded.Equals(value))
        {
            return expected == 0 && double.IsNegative(expected) != double.IsNegative(value) ? double.PositiveInfinity : 0;
        }

        // a float may miss the overflow by a unit in the last place
        if (!double.IsFinite(rounded) && double.IsFinite(expected))
        {
            expected = Math.CopySign(float.MaxValue, expected);
        }

        double error = Math.Abs(value - expected) / Math.Max(Math.Abs(expected), single ? 1.17549435e-38 : 2.2250738585072014e-308);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

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
