using System.Diagnostics;
using System.Globalization;

namespace ModelGen.Benchmarks;

/// <summary>Times one training step of a network (loss, all gradients, Adam update) beside the multiply-add peak, and one prediction.</summary>
internal static class NetworkStepBenchmark
{
    private const int Predictions = 2_000;

    // the JIT is done after some 10,000 calls
    private const int WarmRounds = 6;

    public static void Run(NetworkStepCase step, Precision precision, int threads, int samples)
    {
        (NetworkModel model, SampleSet data) = step.Create(precision, threads, step.Batch);
        using (model)
        {
            using PeakLoop loop = PeakLoop.Create(precision, model.Threads);
            List<double> peaks = [];
            (double[] times, long allocated) = Time(model, data, precision, samples, () => peaks.Add(loop.Sample()));
            peaks.Sort();
            double peak = peaks[peaks.Count / 2];
            double milliseconds = times[samples / 2];
            double gflops = step.Flops(model) / milliseconds * 1e-6;
            double resident = Process.GetCurrentProcess().WorkingSet64 / 1048576.0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{step.Name} ms={milliseconds:F2} gflops={gflops:F1} peak={peak:F1} percent={100 * gflops / peak:F1} "
                + $"allocated={allocated} rss_mb={resident:F0} min_ms={times[0]:F2} "
                + $"batch={step.Batch} precision={precision} threads={model.Threads} lanes=\"{model.LaneName}\""));
        }

        if (step.Name == "conv")
        {
            PredictOne(precision, threads);
        }
    }

    /// <summary>Sorted times of single steps in float, in milliseconds.</summary>
    public static double[] Times(NetworkStepCase step, int threads, int samples)
    {
        (NetworkModel model, SampleSet data) = step.Create(Precision.Single, threads, step.Batch);
        using (model)
        {
            return Time(model, data, Precision.Single, samples, static () => { }).Times;
        }
    }

    private static (double[] Times, long Allocated) Time(NetworkModel model, SampleSet data, Precision precision, int samples, Action between) =>
        precision == Precision.Single
            ? StepTiming.Time(model.ObjectiveOn<float>(data), samples, between)
            : StepTiming.Time(model.ObjectiveOn<double>(data), samples, between);

    private static void PredictOne(Precision precision, int threads)
    {
        using Models.ConvStep model = new(1, precision, threads);
        float[] image = new float[784];
        float[] scores = new float[10];
        double[] times = new double[7];
        for (int i = -WarmRounds; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int n = 0; n < Predictions; n++)
            {
                model.Predict(image, scores);
            }

            double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Predictions;
            if (i >= 0)
            {
                times[i] = microseconds;
            }
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"conv, one sample: us={times[times.Length / 2]:F1} min_us={times[0]:F1}"));
    }
}
