using System.Numerics;

namespace ModelGen;

/// <summary>How far a predicted field p is from the true one, t: the definitions that every measurement of the library uses. Sums are in double.</summary>
public static class FieldErrors
{
    /// <summary>Keeps the error by variance finite where a field is constant; that of The Well (Ohana et al. 2024).</summary>
    public const double VarianceFloor = 1e-7;

    /// <summary>|p - t| / |t|, the norms over all pixels and channels at once. Of many samples it is the mean of these ratios.</summary>
    /// <param name="prediction">Any number of numbers.</param>
    /// <param name="truth">As many.</param>
    /// <returns>Infinity or NaN where the truth is zero.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double RelativeL2<TNumber>(ReadOnlySpan<TNumber> prediction, ReadOnlySpan<TNumber> truth)
        where TNumber : IBinaryFloatingPointIeee754<TNumber>
    {
        RequireSame(prediction.Length, truth.Length);
        double distance = 0, norm = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            double t = double.CreateTruncating(truth[i]), d = double.CreateTruncating(prediction[i]) - t;
            distance += d * d;
            norm += t * t;
        }

        return Math.Sqrt(distance / norm);
    }

    /// <summary>
    /// nRMSE: sqrt(mean (p - t)^2 / mean t^2) of every channel alone, means over its pixels; then the mean over channels. So units of channels do not matter.
    /// </summary>
    /// <param name="prediction">[pixel][channel].</param>
    /// <param name="truth">The same.</param>
    /// <param name="channels">How many.</param>
    /// <returns>Infinity or NaN where a channel of the truth is zero.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or are no multiple of the channels.</exception>
    public static double NormalizedRmse<TNumber>(ReadOnlySpan<TNumber> prediction, ReadOnlySpan<TNumber> truth, int channels)
        where TNumber : IBinaryFloatingPointIeee754<TNumber> => MeanOverChannels(prediction, truth, channels, isCentred: false);

    /// <summary>
    /// VRMSE: sqrt(mean (p - t)^2 / (mean (t - mean t)^2 + 1e-7)) of every channel alone, means over its pixels; then the mean over channels. 1 is what the
    /// mean of the field as prediction reaches.
    /// </summary>
    /// <param name="prediction">[pixel][channel].</param>
    /// <param name="truth">The same.</param>
    /// <param name="channels">How many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no multiple of the channels.</exception>
    public static double VarianceScaledRmse<TNumber>(ReadOnlySpan<TNumber> prediction, ReadOnlySpan<TNumber> truth, int channels)
        where TNumber : IBinaryFloatingPointIeee754<TNumber> => MeanOverChannels(prediction, truth, channels, isCentred: true);

    private static double MeanOverChannels<TNumber>(ReadOnlySpan<TNumber> prediction, ReadOnlySpan<TNumber> truth, int channels, bool isCentred)
        where TNumber : IBinaryFloatingPointIeee754<TNumber>
    {
        RequireSame(prediction.Length, truth.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        if (truth.Length % channels != 0)
        {
            throw new ArgumentException($"{truth.Length} numbers are no whole number of pixels of {channels} channels.", nameof(channels));
        }

        int pixels = truth.Length / channels;
        double sum = 0;
        for (int channel = 0; channel < channels; channel++)
        {
            double mean = 0;
            for (int i = channel; isCentred && i < truth.Length; i += channels)
            {
                mean += double.CreateTruncating(truth[i]) / pixels;
            }

            double distance = 0, norm = 0;
            for (int i = channel; i < truth.Length; i += channels)
            {
                double t = double.CreateTruncating(truth[i]), d = double.CreateTruncating(prediction[i]) - t;
                distance += d * d;
                norm += (t - mean) * (t - mean);
            }

            sum += Math.Sqrt(distance / (norm + (isCentred ? pixels * VarianceFloor : 0)));
        }

        return sum / channels;
    }

    private static void RequireSame(int prediction, int truth)
    {
        if (prediction != truth || truth == 0)
        {
            throw new ArgumentException($"The prediction has {prediction} numbers, and the truth {truth}.", nameof(prediction));
        }
    }
}
