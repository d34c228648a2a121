using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using ModelGen.Execution;
using ModelGen.Kernels.Tensors;
using ModelGen.Numerics;

namespace ModelGen.Benchmarks;

/// <summary>Times the products of networks on one thread, beside its multiply-add peak: forward, adjoint, gradient, and the packing of weights.</summary>
internal static unsafe class TensorBenchmark
{
    private const int BurstRounds = 100_000;

    private static double s_sink;

    private static readonly (string Name, ProductDescription Product, int Samples)[] s_cases =
    [
        ("conv 14x14 16->32", Convolution(14, 14, 16, 32), 16),
        ("conv 14x14 16->32", Convolution(14, 14, 16, 32), 32),
        ("conv 32x32 32->32", Convolution(32, 32, 32, 32), 16),
        ("conv 64x64 16->16", Convolution(64, 64, 16, 16), 16),
        ("conv 16x16 64->64", Convolution(16, 16, 64, 64), 16),
        ("conv 64x64 periodic", Convolution(64, 64, 16, 16) with { Boundaries = [Boundary.Periodic, Boundary.Periodic] }, 16),
        ("conv 7x7 64->64", Convolution(7, 7, 64, 64), 16),
        ("conv 7x7 64->64", Convolution(7, 7, 64, 64), 64),
        ("conv 64x64 16->32 /2", Convolution(64, 64, 16, 32) with { Stride = [2, 2], OutputSizes = [32, 32] }, 16),
        ("conv 28x28 1->16", Convolution(28, 28, 1, 16), 16),
        ("conv 28x28 2->16", Convolution(28, 28, 2, 16), 16),
        ("conv 28x28 3->16", Convolution(28, 28, 3, 16), 16),
        ("conv 28x28 5->16", Convolution(28, 28, 5, 16), 16),
        ("conv 28x28 8->16", Convolution(28, 28, 8, 16), 16),
        ("conv 28x28 16->16", Convolution(28, 28, 16, 16), 16),
        ("conv 27x27 16->16", Convolution(27, 27, 16, 16), 16),
        ("conv 29x29 16->16", Convolution(29, 29, 16, 16), 16),
        ("conv 28x28 16->1", Convolution(28, 28, 16, 1), 16),
        ("conv 32x32 depthwise 32", Convolution(32, 32, 32, 32) with { Groups = 32 }, 16),
        ("conv 32x32 1x1 32->32", Convolution(32, 32, 32, 32) with { Kernel = [1, 1], Before = [0, 0] }, 16),
        ("upsample 16x16 32->16", Upsampling(16, 16, 32, 16), 16),
        ("dense 784->256", Dense(784, 256), 64),
        ("dense 784->256", Dense(784, 256), 128),
        ("dense 784->256", Dense(784, 256), 256),
        ("dense 256->128", Dense(256, 128), 64),
        ("dense 128->10", Dense(128, 10), 64),
        ("dense 7x7x32->10", Convolution(7, 7, 32, 10) with { Kernel = [7, 7], Before = [0, 0], OutputSizes = [1, 1] }, 32),
    ];

    /// <summary>Runs the cases whose names contain the text.</summary>
    public static void Run(string text, int samples)
    {
        bool wide = LaneSelection.IsAvailable(LaneWidth.Bits512);
        foreach ((string name, ProductDescription product, int tile) in s_cases.Where(each => each.Name.Contains(text, StringComparison.Ordinal)))
        {
            if (wide)
            {
                Case<Float512>($"{name} S={tile}", product, tile, samples);
            }
            else
            {
                Case<Float256>($"{name} S={tile}", product, tile, samples);
            }
        }
    }

    private static void Case<L>(string name, ProductDescription product, int tile, int samples)
        where L : struct, ILanes<L, float>
    {
        ProductPlan plan = new(product);
        using NativeBuffer<float> parameters = Filled(plan.WeightCount + product.OutputChannels);
        using NativeBuffer<float> gradient = Filled(parameters.Length);
        using NativeBuffer<float> panels = Filled(plan.WeightCount);
        using NativeBuffer<float> adjointPanels = Filled(plan.WeightCount);
        using NativeBuffer<float> x = Filled((long)product.InputChannels * plan.InputPixels * tile);
        using NativeBuffer<float> y = Filled((long)product.OutputChannels * plan.OutputPixels * tile);
        double flops = 2.0 * tile * product.OutputChannels / product.Groups * product.InputChannels * Pairs(product);
        int rounds = (int)Math.Max(1, 5e7 / flops);
        string line = name.PadRight(30);
        line += Share("forward", () => Product<L, float>.Forward(plan, panels.Pointer, parameters.Pointer, x.Pointer, y.Pointer, tile, false, Part.Whole));
        line += Share("adjoint", () => Product<L, float>.Adjoint(plan, adjointPanels.Pointer, y.Pointer, x.Pointer, tile, false, Part.Whole));
        line += Share("gradient", () => Product<L, float>.Gradient(plan, x.Pointer, y.Pointer, gradient.Pointer, tile, Part.Whole));
        line += Share("pack", () => Product<L, float>.Pack(plan, parameters.Pointer, panels.Pointer, Part.Whole));
        line += Share("packAdjoint", () => Product<L, float>.PackAdjoint(plan, parameters.Pointer, adjointPanels.Pointer, Part.Whole));
        Console.WriteLine(line);

        // others may use the machine: the shortest time beside the highest peak, each shorter than a time slice;
        // for packing, the time in percent of a forward product at the peak
        string Share(string what, Action work)
        {
            double least = double.MaxValue;
            double peak = 0;
            for (int sample = -2; sample < samples; sample++)
            {
                long start = Stopwatch.GetTimestamp();
                for (int round = 0; round < rounds; round++)
                {
                    work();
                }

                long end = Stopwatch.GetTimestamp();
                L sum = Chains<L>();
                double burst = 2.0 * BurstRounds * 12 * L.Count / Stopwatch.GetElapsedTime(end).TotalSeconds;
                s_sink += L.Sum(sum);
                if (sample >= 0)
                {
                    least = Math.Min(least, Stopwatch.GetElapsedTime(start, end).TotalSeconds / rounds);
                    peak = Math.Max(peak, burst);
                }
            }

            double percent = 1e2 * flops / least / peak;
            return string.Create(CultureInfo.InvariantCulture, $"{what}={(what.StartsWith("pack", StringComparison.Ordinal) ? 1e4 / percent : percent):F1} ");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static L Chains<L>() where L : struct, ILanes<L, float>
    {
        L a = L.Constant(0.999999), b = L.Constant(1e-7);
        L c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
        for (int i = 0; i < BurstRounds; i++)
        {
            L.AddProduct(ref c0, a, b);
            L.AddProduct(ref c1, a, b);
            L.AddProduct(ref c2, a, b);
            L.AddProduct(ref c3, a, b);
            L.AddProduct(ref c4, a, b);
            L.AddProduct(ref c5, a, b);
            L.AddProduct(ref c6, a, b);
            L.AddProduct(ref c7, a, b);
            L.AddProduct(ref c8, a, b);
            L.AddProduct(ref c9, a, b);
            L.AddProduct(ref c10, a, b);
            L.AddProduct(ref c11, a, b);
        }

        return c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
    }

    // pairs of pixels and taps, those of zeros left out
    private static long Pairs(ProductDescription product)
    {
        long pairs = 1;
        for (int axis = 0; axis < product.Kernel.Count; axis++)
        {
            int drivers = product.IsTransposed ? product.InputSizes[axis] : product.OutputSizes[axis];
            int images = product.IsTransposed ? product.OutputSizes[axis] : product.InputSizes[axis];
            int found = 0;
            for (int place = 0; place < drivers * product.Kernel[axis]; place++)
            {
                int at = place / product.Kernel[axis] * product.Stride[axis] - product.Before[axis] + place % product.Kernel[axis] * product.Dilation[axis];
                found += product.Boundaries[axis] != Boundary.Zero || (at >= 0 && at < images) ? 1 : 0;
            }

            pairs *= found;
        }

        return pairs;
    }

    private static ProductDescription Convolution(int height, int width, int inputs, int outputs) => new()
    {
        InputSizes = [height, width],
        Kernel = [3, 3],
        Stride = [1, 1],
        Dilation = [1, 1],
        Before = [1, 1],
        Boundaries = [Boundary.Zero, Boundary.Zero],
        OutputSizes = [height, width],
        InputChannels = inputs,
        OutputChannels = outputs,
        WeightOffset = outputs,
        BiasOffset = 0,
    };

    private static ProductDescription Upsampling(int height, int width, int inputs, int outputs) => Convolution(height, width, inputs, outputs) with
    {
        Kernel = [2, 2],
        Stride = [2, 2],
        Before = [0, 0],
        OutputSizes = [2 * height, 2 * width],
        IsTransposed = true,
    };

    private static ProductDescription Dense(int inputs, int outputs) => Convolution(1, 1, inputs, outputs) with
    {
        InputSizes = [],
        Kernel = [],
        Stride = [],
        Dilation = [],
        Before = [],
        Boundaries = [],
        OutputSizes = [],
    };

    private static NativeBuffer<float> Filled(long length)
    {
        NativeBuffer<float> buffer = new(length);
        for (long i = 0; i < length; i++)
        {
            buffer.Pointer[i] = 1e-3f * (i * 7919 % 1009 - 504);
        }

        return buffer;
    }
}
