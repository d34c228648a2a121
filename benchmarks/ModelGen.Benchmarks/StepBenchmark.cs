using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ModelGen.Engine;

namespace ModelGen.Benchmarks;

/// <summary>Times one training step (loss, all gradients, Adam update) at full size beside the multiply-add peak of the same threads.</summary>
internal static class StepBenchmark
{
    public static void Run(StepCase step, Precision precision, int threads, int samples)
    {
        using PinnModel model = step.Create(precision, threads);
        using PeakLoop loop = PeakLoop.Create(precision, model.Threads);
        List<double> peaks = [];
        void SamplePeak() => peaks.Add(loop.Sample());
        (double[] times, long allocated) = precision == Precision.Single
            ? Time(model.Objective<float>(), step.Points, samples, SamplePeak)
            : Time(model.Objective<double>(), step.Points, samples, SamplePeak);
        peaks.Sort();
        double peak = peaks[peaks.Count / 2];
        double milliseconds = times[samples / 2];
        double gflops = step.Flops(model.Description) / milliseconds * 1e-6;
        double resident = Process.GetCurrentProcess().WorkingSet64 / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{step.Name} ms={milliseconds:F2} gflops={gflops:F1} peak={peak:F1} percent={100 * gflops / peak:F1} "
            + $"allocated={allocated} rss_mb={resident:F0} min_ms={times[0]:F2} "
            + $"points={step.Points} precision={precision} threads={model.Threads} lanes=\"{model.LaneName}\""));
    }

    /// <summary>Sorted times of single steps in float, in milliseconds.</summary>
    public static double[] Times(StepCase step, int threads, int samples)
    {
        using PinnModel model = step.Create(Precision.Single, threads);
        return Time(model.Objective<float>(), step.Points, samples, static () => { }).Times;
    }

    private static (double[] Times, long Allocated) Time<T>(Engine<T> objective, int points, int samples, Action between)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        objective.RequestPoints(0, points);
        objective.Resample(Resampling.Plain);
        return StepTiming.Time(objective, samples, between);
    }
}
