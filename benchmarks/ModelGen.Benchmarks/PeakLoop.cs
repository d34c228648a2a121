using System.Diagnostics;
using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Benchmarks;

/// <summary>The multiply-add rate that this process can reach: independent register chains on the given number of threads.</summary>
internal static class PeakLoop
{
    /// <summary>GFLOP/s of each of several samples, as long as a training step is: a short burst would run at a higher clock.</summary>
    public static double[] Measure<L, T>(int threads)
        where L : struct, ILanes<L, T>
        where T : unmanaged
    {
        const int Rounds = 16_000_000;
        const int Chains = 12;
        var rates = new double[7];
        for (int sample = 0; sample < rates.Length; sample++)
        {
            // each worker reads the clock itself: where every core computes, a thread that only watches starts late and sees too short a time
            using var barrier = new Barrier(threads);
            var workers = new Thread[threads];
            var starts = new long[threads];
            var ends = new long[threads];
            for (int i = 0; i < threads; i++)
            {
                int worker = i;
                workers[i] = new Thread(() =>
                {
                    Chain<L, T>(1000);
                    barrier.SignalAndWait();
                    starts[worker] = Stopwatch.GetTimestamp();
                    Chain<L, T>(Rounds);
                    ends[worker] = Stopwatch.GetTimestamp();
                });
                workers[i].Start();
            }

            foreach (Thread worker in workers)
            {
                worker.Join();
            }

            double seconds = Stopwatch.GetElapsedTime(starts.Min(), ends.Max()).TotalSeconds;
            rates[sample] = 2.0 * Rounds * Chains * L.Count * threads / seconds * 1e-9;
        }

        return rates;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static L Chain<L, T>(int rounds)
        where L : struct, ILanes<L, T>
        where T : unmanaged
    {
        L a = L.Constant(0.999999);
        L b = L.Constant(1e-7);
        L c0 = L.Constant(0), c1 = L.Constant(1), c2 = L.Constant(2), c3 = L.Constant(3), c4 = L.Constant(4), c5 = L.Constant(5);
        L c6 = L.Constant(6), c7 = L.Constant(7), c8 = L.Constant(8), c9 = L.Constant(9), c10 = L.Constant(10), c11 = L.Constant(11);
        for (int i = 0; i < rounds; i++)
        {
            c0 = L.MultiplyAdd(a, c0, b);
            c1 = L.MultiplyAdd(a, c1, b);
            c2 = L.MultiplyAdd(a, c2, b);
            c3 = L.MultiplyAdd(a, c3, b);
            c4 = L.MultiplyAdd(a, c4, b);
            c5 = L.MultiplyAdd(a, c5, b);
            c6 = L.MultiplyAdd(a, c6, b);
            c7 = L.MultiplyAdd(a, c7, b);
            c8 = L.MultiplyAdd(a, c8, b);
            c9 = L.MultiplyAdd(a, c9, b);
            c10 = L.MultiplyAdd(a, c10, b);
            c11 = L.MultiplyAdd(a, c11, b);
        }

        return c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
    }
}
