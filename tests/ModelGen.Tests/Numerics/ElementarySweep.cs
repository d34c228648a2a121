namespace ModelGen.Tests.Numerics;

/// <summary>The arguments on which elementary functions are checked: every exponent of the type, special values, and the places where it is hard.</summary>
internal static class ElementarySweep
{
    private static readonly double[] s_hardAngles = [.. ExactAngle.NearestToMultiples(53, 971)];
    private static readonly double[] s_hardSingleAngles = [.. ExactAngle.NearestToMultiples(24, 104)];

    /// <summary>About 70,000 numbers of the type; every <paramref name="stride"/>-th of them where time is short.</summary>
    public static double[] Points(string function, bool single, int stride = 1)
    {
        var random = new Random(7);
        IEnumerable<double> points = Specials(single).Concat(Dense(function, single, random)).Concat(EveryExponent(single, random)).Concat(NearOne(random));
        if (function is "Sin" or "Cos" or "Tan")
        {
            points = points.Concat(NearMultiplesOfHalfPi(single, random));
        }

        double[] rounded = [.. points.Select(x => single ? (float)x : x)];
        return [.. rounded.Where((_, i) => i < 40 || i % stride == 0)];
    }

    /// <summary>Numbers of random bits: any sign, any exponent, subnormal ones as well.</summary>
    public static double AnyNumber(Random random, bool single)
    {
        double value = single
            ? BitConverter.Int32BitsToSingle((int)random.NextInt64(int.MinValue, 1L << 31))
            : BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsFinite(value) ? value : AnyNumber(random, single);
    }

    // fewer than the 40 that every stride keeps
    private static IEnumerable<double> Specials(bool single)
    {
        double smallest = single ? float.Epsilon : double.Epsilon;
        double normal = single ? 1.17549435e-38f : 2.2250738585072014e-308;
        double largest = single ? float.MaxValue : double.MaxValue;
        double limit = single ? 1e5 : 1e8;
        double above = single ? MathF.BitIncrement(1e5f) : Math.BitIncrement(1e8);
        double[] magnitudes = [0, smallest, normal, normal - smallest, 0.5, 1, 2, limit, above, largest, largest / 2, double.PositiveInfinity];
        return magnitudes.SelectMany(x => new[] { x, -x }).Append(double.NaN);
    }

    private static IEnumerable<double> Dense(string function, bool single, Random random)
    {
        (double lower, double upper) = Interval(function, single);
        for (int i = 0; i <= 8000; i++)
        {
            yield return lower + (upper - lower) * (i / 8000.0);
            yield return (random.NextDouble() - 0.5) * 20;
            yield return (random.NextDouble() - 0.5) * 2;
        }
    }

    // from where the result leaves its limit on the left to where it reaches that on the right
    private static (double Lower, double Upper) Interval(string function, bool single) => function switch
    {
        "Exp" => single ? (-110, 90) : (-750, 711),
        "Sinh" or "Cosh" => single ? (-90, 90) : (-711, 711),
        "Sin" or "Cos" or "Tan" => single ? (-1e5, 1e5) : (-1e8, 1e8),
        "Sech" or "Softplus" or "Sigmoid" => single ? (-110, 110) : (-750, 750),
        "Asin" or "Acos" => (-1, 1),
        _ => (-30, 30),
    };

    private static IEnumerable<double> EveryExponent(bool single, Random random)
    {
        for (int i = 0; i < 20_000; i++)
        {
            yield return AnyNumber(random, single);
        }

        double largest = single ? float.MaxValue : double.MaxValue;
        double power = single ? float.Epsilon : double.Epsilon;
        for (; power <= largest; power *= 2)
        {
            yield return power;
            yield return -power;
        }
    }

    private static IEnumerable<double> NearOne(Random random)
    {
        for (int i = 0; i < 2000; i++)
        {
            double offset = Math.Pow(10, -16 * random.NextDouble()) * (i % 2 == 0 ? 1 : -1);
            yield return 1 + offset;
            yield return -1 - offset;
        }
    }

    private static IEnumerable<double> NearMultiplesOfHalfPi(bool single, Random random)
    {
        for (int i = 0; i < 4000; i++)
        {
            double offset = Math.Pow(10, -16 * random.NextDouble()) * (i % 2 == 0 ? 1 : -1);
            yield return Math.PI / 2 * random.Next(single ? 63_000 : 63_000_000) + (i % 3 == 0 ? offset : 0);
        }

        foreach (double x in single ? s_hardSingleAngles : s_hardAngles)
        {
            yield return x;
            yield return -x;
        }
    }
}
