namespace ModelGen.Tests.Numerics;

/// <summary>Measures a lane type's largest relative error over a dense sweep.</summary>
internal static class ElementaryAccuracy
{
    /// <summary>The range that a function is checked on; it covers every finite result but for sin, cos and tan.</summary>
    public static (double Lower, double Upper) Range(string function, bool single) => function switch
    {
        "Exp" => single ? (-110, 90) : (-750, 711),
        "Sinh" or "Cosh" => single ? (-90, 90) : (-711, 711),
        "Log" or "Sqrt" => single ? (0, 3.4e38) : (0, 1.7e308),
        "Sin" or "Cos" or "Tan" => single ? (-1e5, 1e5) : (-1e8, 1e8),
        "Asin" or "Acos" => (-1, 1),
        "Atan" => single ? (-1e30, 1e30) : (-1e300, 1e300),
        "Tanh" => (-30, 30),
        "Erf" => (-8, 8),
        "Sech" or "Softplus" or "Sigmoid" => single ? (-100, 100) : (-740, 740),
        _ => throw new ArgumentException(function),
    };

    /// <summary>Evenly spaced, logarithmically spaced, random around every unit, and close to 1 and to multiples of pi/2.</summary>
    public static double[] Sweep(string function, bool single)
    {
        (double lower, double upper) = Range(function, single);
        var random = new Random(7);
        var points = new List<double>();
        for (int i = 0; i <= 8000; i++)
        {
            points.Add(lower + (upper - lower) * (i / 8000.0));
            points.Add((random.NextDouble() - 0.5) * 20);
            points.Add((random.NextDouble() - 0.5) * 2);
        }

        double smallest = single ? 1e-44 : 1e-322;
        double largest = Math.Max(Math.Abs(lower), upper);
        double span = Math.Log(largest) - Math.Log(smallest);
        for (int i = 0; i <= 8000; i++)
        {
            double magnitude = Math.Exp(Math.Log(smallest) + span * (i / 8000.0));
            points.Add(magnitude);
            points.Add(-magnitude);
        }

        for (int i = 0; i < 2000; i++)
        {
            double offset = Math.Pow(10, -16 * random.NextDouble()) * (i % 2 == 0 ? 1 : -1);
            points.Add(1 + offset);
            points.Add(-1 - offset);
            points.Add(Math.PI / 2 * random.Next((int)Math.Min(1e8, upper)) + (i % 3 == 0 ? offset : 0));
        }

        return [.. points.Where(x => x >= lower && x <= upper).Select(x => single ? (float)x : x).Where(x => x >= lower && x <= upper)];
    }

    /// <summary>The largest relative error, and where. Results below the smallest normal number are compared with that number.</summary>
    public static (double Error, double At) Worst(LaneEvaluator lanes, string function)
    {
        double[] points = Sweep(function, lanes.IsSingle);
        double[] values = lanes.Unary(function, points);
        double worst = -1;
        double at = double.NaN;
        for (int i = 0; i < points.Length; i++)
        {
            double error = RelativeError(lanes, values[i], ElementaryReference.Evaluate(function, points[i]));
            if (!(error <= worst))
            {
                (worst, at) = (error, points[i]);
            }
        }

        return (worst, at);
    }

    /// <summary>|value - expected| / max(|expected|, smallest normal number); 0 for equal infinities and for NaN where NaN is expected.</summary>
    public static double RelativeError(LaneEvaluator lanes, double value, double expected)
    {
        double rounded = lanes.Rounded(expected);
        if (rounded.Equals(value))
        {
            return 0;
        }

        if (!double.IsFinite(rounded) && double.IsFinite(expected))
        {
            rounded = Math.CopySign(float.MaxValue, expected);
            expected = rounded;
        }

        double error = Math.Abs(value - expected) / Math.Max(Math.Abs(expected), lanes.SmallestNormal);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
