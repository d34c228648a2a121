using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ModelGen.Numerics;
using ModelGen.Training;

namespace ModelGen.Benchmarks;

/// <summary>Times one training step (loss, all gradients, Adam update) at full size beside the multiply-add peak of the same threads.</summary>
internal static class StepBenchmark
{
    public static void Run(StepCase step, Precision precision, int threads, int samples)
    {
        using PinnModel model = step.Create(precision, threads);
        double peak = precision == Precision.Single ? Peak<Float512, Float256, float>(model.Threads) : Peak<Double512, Double256, double>(model.Threads);
        (double milliseconds, long allocated) = precision == Precision.Single
            ? Time(model.Objective<float>(), samples)
            : Time(model.Objective<double>(), samples);
        double gflops = step.Flops(model.Description) / milliseconds * 1e-6;
        double resident = Process.GetCurrentProcess().WorkingSet64 / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{step.Name} ms={milliseconds:F2} gflops={gflops:F1} peak={peak:F1} percent={100 * gflops / peak:F1} allocated={allocated} rss_mb={resident:F0} precision={precision} threads={model.Threads} lanes=\"{model.LaneName}\""));
    }

    private static double Peak<TWide, TNarrow, T>(int threads)
        where TWide : struct, ILanes<TWide, T>
        where TNarrow : struct, ILanes<TNarrow, T>
        where T : unmanaged =>
        LaneSelection.IsAvailable(LaneWidth.Bits512) ? PeakLoop.Measure<TWide, T>(threads) : PeakLoop.Measure<TNarrow, T>(threads);

    private static (double Milliseconds, long Allocated) Time<T>(IObjective<T> objective, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = new T[objective.ParameterCount];
        void Step() => objective.LossAndGradient(gradient);
        for (int i = 0; i < 3; i++)
        {
            Step();
        }

        var times = new double[samples];
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < samples; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Step();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        long allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / samples;
        Array.Sort(times);
        return (times[samples / 2], allocated);
    }
}
