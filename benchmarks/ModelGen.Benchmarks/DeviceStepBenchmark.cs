using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ModelGen.Gpu;
using ModelGen.Optimizers;

namespace ModelGen.Benchmarks;

/// <summary>
/// Times one training step (loss, all gradients, Adam update) on a device, beside the multiply-add peak of that device; compiling is timed apart.
/// </summary>
internal static class DeviceStepBenchmark
{
    // steps that are queued together: a real training waits for the device about as seldom
    private const int Burst = 16;

    /// <summary>0, or 1 where there is no such device.</summary>
    public static int Run(StepCase step, string kind, Precision precision, int samples)
    {
        Device? device = Device.All.FirstOrDefault(candidate => candidate.Kind.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase));
        if (device is null)
        {
            Console.Error.WriteLine($"There is no {kind} device; there are: {string.Join("; ", Device.All)}.");
            return 1;
        }

        if (precision == Precision.Single)
        {
            Run<float, DeviceFloat>(step, device, precision, samples);
        }
        else
        {
            Run<double, DeviceDouble>(step, device, precision, samples);
        }

        return 0;
    }

    private static void Run<T, L>(StepCase step, Device device, Precision precision, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where L : unmanaged, IDeviceLane<L>
    {
        using PinnModel model = step.Create(precision, 0);

        // before anything else has run on the device: a user's program, too, waits for ILGPU itself to come into memory
        long start = Stopwatch.GetTimestamp();
        var session = (DeviceSession<T, L>)DeviceSession.Of(model, device);
        DeviceObjective<T, L> objective = session.Objective;
        objective.RequestPoints(0, step.Points);
        objective.Resample(Resampling.Plain);
        using OptimizerState<T> adam = objective.CreateState(new Adam())!;
        var settings = new StepSettings[Burst];
        Array.Fill(settings, new StepSettings(1e-3));
        var outcomes = new StepOutcome[Burst];
        var losses = new double[Burst * objective.TermCount];
        adam.Steps(objective, settings.AsSpan(0, 1), null, outcomes, losses);
        double compile = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double peakBefore = DevicePeak.Measure<L>(device);
        adam.Steps(objective, settings, null, outcomes, losses);

        var times = new double[samples];
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < samples; i++)
        {
            start = Stopwatch.GetTimestamp();
            adam.Steps(objective, settings, null, outcomes, losses);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Burst;
        }

        long allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / (samples * Burst);
        Array.Sort(times);
        double peak = (peakBefore + DevicePeak.Measure<L>(device)) / 2;
        double milliseconds = times[samples / 2];
        double gflops = step.Flops(model.Description) / milliseconds * 1e-6;
        double resident = Process.GetCurrentProcess().WorkingSet64 / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{step.Name} ms={milliseconds:F3} gflops={gflops:F1} peak={peak:F1} percent={100 * gflops / peak:F1} "
            + $"allocated={allocated} rss_mb={resident:F0} min_ms={times[0]:F3} points={step.Points} precision={precision} "
            + $"compile_s={compile:F2} launches={objective.Model.Launch.Launches + 3} loss={outcomes[Burst - 1].Loss:G6} device=\"{device}\""));
    }
}
