using System.Numerics;

namespace ModelGen.Examples.References;

/// <summary>Errors of a prediction against a reference.</summary>
public static class ErrorNorms
{
    /// <summary>The relative L2 error |p - r| / |r|, both over all points.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the reference is empty or zero.</exception>
    public static double RelativeL2(ReadOnlySpan<double> prediction, ReadOnlySpan<double> reference)
    {
        Require(prediction.Length, reference.Length);
        double difference = 0, norm = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            double error = prediction[i] - reference[i];
            difference += error * error;
            norm += reference[i] * reference[i];
        }

        return Ratio(difference, norm);
    }

    /// <summary>The relative L2 error |p - r| / |r| of complex values, both over all points.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the reference is empty or zero.</exception>
    public static double RelativeL2(ReadOnlySpan<Complex> prediction, ReadOnlySpan<Complex> reference)
    {
        Require(prediction.Length, reference.Length);
        double difference = 0, norm = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            Complex error = prediction[i] - reference[i];
            difference += error.Real * error.Real + error.Imaginary * error.Imaginary;
            norm += reference[i].Real * reference[i].Real + reference[i].Imaginary * reference[i].Imaginary;
        }

        return Ratio(difference, norm);
    }

    /// <summary>|z| of every value.</summary>
    public static double[] Magnitudes(ReadOnlySpan<Complex> values)
    {
        double[] magnitudes = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            magnitudes[i] = Complex.Abs(values[i]);
        }

        return magnitudes;
    }

    private static void Require(int prediction, int reference)
    {
        if (prediction != reference || reference == 0)
        {
            throw new ArgumentException($"The prediction has {prediction} values and the reference {reference}; both need the same number, at least one.");
        }
    }

    private static double Ratio(double difference, double norm) => norm == 0
        ? throw new ArgumentException("The reference is zero everywhere, so a relative error means nothing.")
        : Math.Sqrt(difference / norm);
}
