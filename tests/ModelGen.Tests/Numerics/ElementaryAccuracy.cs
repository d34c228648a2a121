namespace ModelGen.Tests.Numerics;

/// <summary>Measures a lane type's largest relative error over the whole range.</summary>
internal static class ElementaryAccuracy
{
    /// <summary>The largest relative error, and where.</summary>
    public static (double Error, double At) Worst(LaneEvaluator lanes, string function)
    {
        double[] points = ElementarySweep.Points(function, lanes.IsSingle);
        double[] values = lanes.Unary(function, points);
        double worst = -1;
        double at = double.NaN;
        for (int i = 0; i < points.Length; i++)
        {
            double error = ElementaryReference.RelativeError(values[i], ElementaryReference.Evaluate(function, points[i]), lanes.IsSingle);
            if (!(error <= worst))
            {
                (worst, at) = (error, points[i]);
            }
        }

        return (worst, at);
    }
}
