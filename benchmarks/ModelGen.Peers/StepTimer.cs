using System.Diagnostics;

namespace ModelGen.Peers;

/// <summary>Times back-to-back calls: a sample is a batch of at least a fifth of a second divided by its length.</summary>
internal static class StepTimer
{
    private const double SampleSeconds = 0.2;

    /// <summary>The median and the least of the samples, in milliseconds per call, after warm-up.</summary>
    public static (double Median, double Least) Measure(Action call, int samples)
    {
        Batch(call, 2);
        // long enough for the library's lazy set-up to be over before the batch is sized
        int length = (int)Math.Clamp(SampleSeconds / Batch(call, 2), 1, 1e6);
        length = (int)Math.Clamp(SampleSeconds / Batch(call, length), 1, 1e6);
        double[] times = [.. Enumerable.Range(0, samples).Select(_ => Batch(call, length) * 1e3).Order()];
        double median = samples % 2 == 1 ? times[samples / 2] : (times[samples / 2 - 1] + times[samples / 2]) / 2;
        return (median, times[0]);
    }

    // seconds per call
    private static double Batch(Action call, int length)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < length; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / length;
    }
}
