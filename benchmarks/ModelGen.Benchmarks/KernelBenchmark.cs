using System.Diagnostics;
using System.Globalization;
using ModelGen.Execution;
using ModelGen.LinearAlgebra;
using ModelGen.Numerics;

namespace ModelGen.Benchmarks;

/// <summary>Times the products of second-order methods beside the multiply-add peak of the same threads: J J', its Cholesky factor, J' v.</summary>
internal static unsafe class KernelBenchmark
{
    public const string Name = "kernel";

    private static readonly (int Rows, int Parameters)[] s_grams =
    [
        (256, 921), (256, 1_981), (512, 1_981), (512, 5_301), (256, 10_221), (512, 10_221), (1_024, 10_221), (300, 1_981), (512, 30_000),
    ];

    private static readonly int[] s_factors = [256, 300, 500, 900, 1_300, 2_000, 3_000];

    public static void Run(int threads, int samples)
    {
        using WorkerPool pool = new(threads == 0 ? Environment.ProcessorCount : threads);
        bool wide = LaneSelection.IsAvailable(LaneWidth.Bits512);
        using PeakLoop loop = PeakLoop.Create(Precision.Double, pool.Threads);
        foreach ((int rows, int parameters) in s_grams)
        {
            Gram(rows, parameters, wide ? 64 : 32, pool, loop, samples);
        }

        foreach (int size in s_factors)
        {
            Factor(size, pool, loop, samples);
        }
    }

    private static void Gram(int rows, int parameters, int vectorBytes, WorkerPool pool, PeakLoop loop, int samples)
    {
        const int width = SymmetricRankUpdate.PanelWidth;
        int stride = (rows + 7) / 8 * 8 + 8;
        int panels = (rows + width - 1) / width;
        using NativeBuffer<double> input = Filled((long)panels * width * parameters);
        using NativeBuffer<double> matrix = new((long)rows * stride);
        RowGram gram = new(vectorBytes, pool);
        using RowCombination combination = new(pool);
        double[] factors = new double[rows];
        double[] step = new double[parameters];
        Report(
            $"gram rows={rows} parameters={parameters}",
            (double)rows * (rows + 1) * parameters,
            () => gram.Run(input.Pointer, (long)width * parameters, parameters, matrix.Pointer, rows, stride),
            loop,
            samples);
        Report(
            $"combine rows={rows} parameters={parameters}",
            2.0 * rows * parameters,
            () => combination.Run(input.Pointer, (long)width * parameters, factors, step),
            loop,
            samples);
    }

    private static void Factor(int size, WorkerPool pool, PeakLoop loop, int samples)
    {
        int stride = (size + 7) / 8 * 8 + 8;
        using NativeBuffer<double> matrix = Filled((long)size * stride);
        using Cholesky cholesky = new();
        Runner runner = new(pool);
        double[] diagonal = new double[size];
        Array.Fill(diagonal, size);
        double[] solution = new double[size];

        Report(
            $"cholesky size={size}",
            (double)size * size * size / 3,
            () => cholesky.Factor(matrix.Pointer, diagonal, stride, runner),
            loop,
            samples);
        Report($"solve size={size}", 2.0 * size * size, () => cholesky.Solve(solution), loop, samples);
    }

    // the clock drifts, and others may use the machine: percent is the median of times beside peaks of the same moment; least_percent is the shortest time
    // beside the highest peak, which others can only lower
    private static void Report(string what, double flops, Action work, PeakLoop loop, int samples)
    {
        double[] times = new double[samples];
        double[] shares = new double[samples];
        double highest = 0;
        for (int sample = -3; sample < samples; sample++)
        {
            work();
            long start = Stopwatch.GetTimestamp();
            work();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (sample >= 0)
            {
                times[sample] = 1e3 * seconds;
                double peak = loop.Sample();
                shares[sample] = 1e-7 * flops / seconds / peak;
                highest = Math.Max(highest, peak);
            }
        }

        Array.Sort(times);
        Array.Sort(shares);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} ms={times[samples / 2]:F2} min_ms={times[0]:F2} peak={highest:F1} percent={shares[samples / 2]:F1} "
            + $"least_percent={1e-4 * flops / times[0] / highest:F1}"));
    }

    private static NativeBuffer<double> Filled(long length)
    {
        NativeBuffer<double> buffer = new(length);
        for (long i = 0; i < length; i++)
        {
            buffer.Pointer[i] = 1e-3 * (i * 7919 % 1009 - 504);
        }

        return buffer;
    }

    private sealed class Runner(WorkerPool pool) : IParallelRunner
    {
        public void RunParallel(Action<int> work) => pool.Run(work);
    }
}
