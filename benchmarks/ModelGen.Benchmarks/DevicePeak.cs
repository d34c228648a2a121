using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;
using ModelGen.Gpu;

namespace ModelGen.Benchmarks;

/// <summary>The multiply-add rate that a device reaches: independent register chains in every thread.</summary>
internal static class DevicePeak
{
    private const int Rounds = 2_048;
    private const int Threads = 256;
    private const int GroupsPerMultiprocessor = 8;

    /// <summary>GFLOP/s, the median of several samples.</summary>
    public static double Measure<L>(Gpu.Device device) where L : unmanaged, IDeviceLane<L>
    {
        Accelerator accelerator = device.Connection.Accelerator;
        int groups = accelerator.NumMultiprocessors * GroupsPerMultiprocessor;
        int threads = Math.Min(Threads, accelerator.MaxNumThreadsPerGroup);
        using MemoryBuffer1D<L, Stride1D.Dense> target = accelerator.Allocate1D<L>((long)groups * threads);
        Action<AcceleratorStream, KernelConfig, ArrayView<L>, int> chains = accelerator.LoadKernel<ArrayView<L>, int>(Chains);
        var rates = new double[7];
        for (int sample = -1; sample < rates.Length; sample++)
        {
            long start = Stopwatch.GetTimestamp();
            chains(accelerator.DefaultStream, new KernelConfig(groups, threads), target.View, Rounds);
            accelerator.DefaultStream.Synchronize();
            if (sample >= 0)
            {
                rates[sample] = 2.0 * 32 * Rounds * groups * threads / Stopwatch.GetElapsedTime(start).TotalSeconds * 1e-9;
            }
        }

        Array.Sort(rates);
        return rates[rates.Length / 2];
    }

    private static void Chains<L>(ArrayView<L> target, int rounds) where L : unmanaged, IDeviceLane<L>
    {
        L a = L.Constant(0.999999);
        Quad<L> b = Start<L>(1e-7), c0 = Start<L>(0), c1 = Start<L>(1), c2 = Start<L>(2), c3 = Start<L>(3), c4 = Start<L>(4), c5 = Start<L>(5), c6 = Start<L>(
            6), c7 = Start<L>(7);
        for (int i = 0; i < rounds; i++)
        {
            c0 = Quad<L>.MultiplyAdd(a, c0, b);
            c1 = Quad<L>.MultiplyAdd(a, c1, b);
            c2 = Quad<L>.MultiplyAdd(a, c2, b);
            c3 = Quad<L>.MultiplyAdd(a, c3, b);
            c4 = Quad<L>.MultiplyAdd(a, c4, b);
            c5 = Quad<L>.MultiplyAdd(a, c5, b);
            c6 = Quad<L>.MultiplyAdd(a, c6, b);
            c7 = Quad<L>.MultiplyAdd(a, c7, b);
        }

        target[Grid.IdxX * Group.DimX + Group.IdxX] = Sum(c0) + Sum(c1) + Sum(c2) + Sum(c3) + Sum(c4) + Sum(c5) + Sum(c6) + Sum(c7);
    }

    private static Quad<L> Start<L>(double value) where L : unmanaged, IDeviceLane<L> =>
        new() { X = L.Constant(value), Y = L.Constant(value + 0.25), Z = L.Constant(value + 0.5), W = L.Constant(value + 0.75) };

    private static L Sum<L>(Quad<L> quad) where L : unmanaged, IDeviceLane<L> => quad.X + quad.Y + quad.Z + quad.W;
}
