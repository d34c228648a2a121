using System.Diagnostics;
using System.Numerics;
using ModelGen.Objectives;
using ModelGen.Optimizers;

namespace ModelGen.Benchmarks;

/// <summary>Times Adam steps of an objective as it is.</summary>
internal static class StepTiming
{
    /// <summary>Sorted times of single steps, in milliseconds, and what a step allocates on the average.</summary>
    /// <param name="objective">Its data are set up.</param>
    /// <param name="samples">Steps that are timed.</param>
    /// <param name="between">Called between the steps: the clock drifts, and the peak is to be of the same minute.</param>
    public static (double[] Times, long Allocated) Time<T>(ITrainingObjective<T> objective, int samples, Action between)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using OptimizerState<T> adam = new Adam().CreateState<T>(objective.ParameterCount);
        var losses = new double[objective.TermCount];
        var settings = new StepSettings(1e-3);
        for (int i = 0; i < 3; i++)
        {
            adam.Step(objective, settings, losses);
        }

        var times = new double[samples];
        long allocated = 0;
        for (int i = 0; i < samples; i++)
        {
            between();
            for (int warm = 0; warm < 3; warm++)
            {
                adam.Step(objective, settings, losses);
            }

            long before = GC.GetTotalAllocatedBytes(precise: true);
            long start = Stopwatch.GetTimestamp();
            adam.Step(objective, settings, losses);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            allocated += GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Array.Sort(times);
        return (times, allocated / samples);
    }
}
