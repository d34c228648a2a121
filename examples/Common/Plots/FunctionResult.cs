namespace ModelGen.Examples.Plots;

/// <summary>One function that an operator was given, and what came out.</summary>
/// <param name="Input">The function at each place.</param>
/// <param name="Prediction">The operator's at each place.</param>
/// <param name="Reference">What is right at each place.</param>
public sealed record FunctionResult(double[] Input, double[] Prediction, double[] Reference)
{
    /// <summary>The relative L2 error.</summary>
    public double Error => RelativeError(Prediction, Reference);

    /// <summary>|a - b| / |b|.</summary>
    public static double RelativeError(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < b.Length; i++)
        {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            size += b[i] * b[i];
        }

        return Math.Sqrt(difference / size);
    }
}
