using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ModelGen.Benchmarks.Models;

namespace ModelGen.Benchmarks;

/// <summary>Times the evaluation of the paper's Schrödinger network: one point, and 20,000 points at once.</summary>
internal static class EvaluationBenchmark
{
    public static void Run(Precision precision, int threads)
    {
        using var model = new SchrodingerStep(1, precision, threads);
        double sum = 0;
        for (int i = 0; i < 20_000; i++)
        {
            sum += model.Evaluate(x: 0.1, t: 0.2).H.Real;
        }

        const int Calls = 20_000;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Calls; i++)
        {
            sum += model.Evaluate(x: 0.1, t: 0.2).H.Real;
        }

        double one = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls;

        const int Points = 20_000;
        double[] x = [.. Enumerable.Range(0, Points).Select(i => -5 + 10.0 * i / Points)];
        double[] t = [.. Enumerable.Range(0, Points).Select(i => 1.5 * i / Points)];
        var h = new Complex[Points];
        var times = new double[21];
        for (int i = 0; i < times.Length; i++)
        {
            start = Stopwatch.GetTimestamp();
            model.Evaluate(x, t, h);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"evaluate one_us={one:F2} points={Points} ms={times[times.Length / 2]:F2} min_ms={times[0]:F2} "
            + $"precision={precision} threads={model.Threads} checksum={sum:E3}"));
    }
}
