using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ModelGen.Numerics;
using ModelGen.Optimizers;
using ModelGen.Training;

namespace ModelGen.Benchmarks;

/// <summary>Times one training step (loss, all gradients, Adam update) at full size beside the multiply-add peak of the same threads.</summary>
internal static class StepBenchmark
{
    public static void Run(StepCase step, Precision precision, int threads, int samples)
    {
        using PinnModel model = step.Create(precision, threads);
        double[] peaks = Peaks(precision, model.Threads);
        (double[] times, long allocated) = precision == Precision.Single
            ? Time(model.Objective<float>(), step.Points, samples)
            : Time(model.Objective<double>(), step.Points, samples);

        // the clock drifts: the peak is the median of samples from before and after, as the time is the median of its samples
        peaks = [.. peaks, .. Peaks(precision, model.Threads)];
        Array.Sort(peaks);
        double peak = peaks[peaks.Length / 2];
        double milliseconds = times[samples / 2];
        double gflops = step.Flops(model.Description) / milliseconds * 1e-6;
        double resident = Process.GetCurrentProcess().WorkingSet64 / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{step.Name} ms={milliseconds:F2} gflops={gflops:F1} peak={peak:F1} percent={100 * gflops / peak:F1} allocated={allocated} rss_mb={resident:F0} min_ms={times[0]:F2} points={step.Points} precision={precision} threads={model.Threads} lanes=\"{model.LaneName}\""));
    }

    /// <summary>Sorted times of single steps in float, in milliseconds.</summary>
    public static double[] Times(StepCase step, int threads, int samples)
    {
        using PinnModel model = step.Create(Precision.Single, threads);
        return Time(model.Objective<float>(), step.Points, samples).Times;
    }

    private static double[] Peaks(Precision precision, int threads) => (precision, LaneSelection.IsAvailable(LaneWidth.Bits512)) switch
    {
        (Precision.Single, true) => PeakLoop.Measure<Float512, float>(threads),
        (Precision.Single, false) => PeakLoop.Measure<Float256, float>(threads),
        (_, true) => PeakLoop.Measure<Double512, double>(threads),
        (_, false) => PeakLoop.Measure<Double256, double>(threads),
    };

    private static (double[] Times, long Allocated) Time<T>(ITrainingObjective<T> objective, int points, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        objective.RequestPoints(0, points);
        objective.Resample(Resampling.Plain);
        using OptimizerState<T> adam = new Adam().CreateState<T>(objective.ParameterCount);
        var losses = new double[objective.EquationCount];
        var settings = new StepSettings(1e-3);
        for (int i = 0; i < 3; i++)
        {
            adam.Step(objective, settings, losses);
        }

        var times = new double[samples];
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < samples; i++)
        {
            long start = Stopwatch.GetTimestamp();
            adam.Step(objective, settings, losses);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        long allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / samples;
        Array.Sort(times);
        return (times, allocated);
    }
}
