using System.Runtime.InteropServices;

namespace ModelGen.Kernels.Tensors;

/// <summary>How many numbers of a channel there are, their mean, and the sum of their squared deviations from it.</summary>
/// <param name="Count">Numbers: pixels times samples.</param>
/// <param name="Mean">Their mean; 0 where there are none.</param>
/// <param name="Squares">The sum of (x - mean)^2.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ChannelMoments(double Count, double Mean, double Squares)
{
    /// <summary>Of both sets of numbers together: Chan, Golub and LeVeque 1979.</summary>
    public static ChannelMoments Combine(ChannelMoments a, ChannelMoments b)
    {
        double count = a.Count + b.Count;
        if (count == 0)
        {
            return default;
        }

        double difference = b.Mean - a.Mean;
        double share = b.Count / count;
        return new(count, a.Mean + difference * share, a.Squares + b.Squares + difference * difference * a.Count * share);
    }
}
