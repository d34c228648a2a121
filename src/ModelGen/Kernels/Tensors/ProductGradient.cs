using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// The gradient by a product's weights and biases. Dot products over pixels and samples, in blocks of output and input channels of one tap; where there is one
/// input channel, of several taps over the pixels of one class; where there is one output pixel, outer products instead.
/// </summary>
internal static unsafe class ProductGradient<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // rows of zBar and x of one block, which all taps read: about the first-level cache; shorter sums would cost more than the caches do
    private const int BandBytes = 45_000;

    /// <summary>Adds to the gradient.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ProductPlan plan, T* x, T* zBar, T* gradient, int samples, Part part)
    {
        T* sums = stackalloc T[24];
        DotBlock<T> block = default;
        block.Pixel = samples;
        block.ZStep = (nint)plan.OutputPixels * samples;
        block.Sums = sums;
        T* weights = gradient + plan.Description.WeightOffset;
        if (plan.IsOuter)
        {
            OuterGradient<L, T>.Run(plan, x, zBar, weights, samples, part);
        }
        else if (plan.ClassRuns is { } runs)
        {
            OverClasses(plan, runs, x, zBar, weights, part, &block);
        }
        else
        {
            int first = plan.Lines is { } lines ? LineGradient<L, T>.Run(plan, lines, x, zBar, weights, samples, part) : 0;
            if (first < plan.GroupInputs)
            {
                OverTaps(plan, first, x, zBar, weights, part, &block);
            }
        }

        if (plan.Description.BiasOffset >= 0)
        {
            Biases(plan, zBar, gradient + plan.Description.BiasOffset, samples, part);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OverTaps(ProductPlan plan, int firstInput, T* x, T* zBar, T* weights, Part part, DotBlock<T>* block)
    {
        RunTable table = plan.Runs;
        nint xStep = plan.InputPixels * block->Pixel;
        int inputs = plan.GroupInputs;
        int outputs = plan.GroupOutputs;
        int rowBlocks = ProductRows.Blocks<L, T>(outputs);
        int columnBlocks = ThreesAndTwos.Blocks(inputs - firstInput);
        int units = rowBlocks * columnBlocks * plan.Description.Groups;
        int firstUnit = part.First(units);
        int endUnit = part.End(units);
        nint rowLength = (nint)plan.Taps * inputs;
        int band = (int)Math.Clamp(BandBytes / (11 * table.StripLength * block->Pixel * sizeof(T)), 1, table.Strips);
        for (int strip = 0; strip < table.Strips; strip += band)
        {
            int endStrip = Math.Min(table.Strips, strip + band);
            for (int unit = firstUnit; unit < endUnit; unit++)
            {
                int c = firstInput + ThreesAndTwos.First(inputs - firstInput, unit % columnBlocks, out int width);
                int group = unit / columnBlocks / rowBlocks;
                int first = ProductRows.First<L, T>(outputs, unit / columnBlocks % rowBlocks);
                int rows = ProductRows.Next<L, T>(outputs - first);
                nint o = (nint)group * outputs + first;
                block->Z = zBar + o * block->ZStep;
                block->X0 = x + ((nint)group * inputs + c) * xStep;
                block->X1 = block->X0 + xStep;
                block->X2 = block->X1 + xStep;
                T* target = weights + o * rowLength + c;
                for (int tap = 0; tap < plan.Taps; tap++)
                {
                    block->Runs = table.Select(tap, strip, endStrip, out block->RunCount);
                    if (block->RunCount > 0)
                    {
                        DotKernels<L, T>.Add(block, rows, width, target + (nint)tap * inputs, rowLength, 1);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OverClasses(ProductPlan plan, ClassRuns runs, T* x, T* zBar, T* weights, Part part, DotBlock<T>* block)
    {
        nint xStep = plan.InputPixels * block->Pixel;
        int outputs = plan.GroupOutputs;
        int rowBlocks = ProductRows.Blocks<L, T>(outputs);
        int units = rowBlocks * plan.Description.Groups;
        int endUnit = part.End(units);
        TapTable table = plan.Forward.Table;
        for (int unit = part.First(units); unit < endUnit; unit++)
        {
            int group = unit / rowBlocks;
            int first = ProductRows.First<L, T>(outputs, unit % rowBlocks);
            int rows = ProductRows.Next<L, T>(outputs - first);
            nint o = (nint)group * outputs + first;
            block->Z = zBar + o * block->ZStep;
            T* row = x + group * xStep;
            T* target = weights + o * plan.Taps;
            for (int i = 0; i < table.Classes.Length; i++)
            {
                TapClass of = table.Classes.Pointer[i];
                block->Runs = runs.Runs.Pointer + runs.Starts.Pointer[i];
                block->RunCount = runs.Starts.Pointer[i + 1] - runs.Starts.Pointer[i];
                Tap* taps = table.Taps.Pointer + of.FirstTap;
                for (int next = 0; next < of.TapCount;)
                {
                    int width = Neighbours(taps + next, of.TapCount - next);
                    int second = Math.Min(next + 1, of.TapCount - 1);
                    int third = Math.Min(next + 2, of.TapCount - 1);
                    block->X0 = row + taps[next].Pixel * block->Pixel;
                    block->X1 = row + taps[second].Pixel * block->Pixel;
                    block->X2 = row + taps[third].Pixel * block->Pixel;
                    DotKernels<L, T>.Add(block, rows, width, target + taps[next].Index, plan.Taps, taps[second].Index - taps[next].Index);
                    next += width;
                }
            }
        }
    }

    // how many of the next taps, at most three, have equally distant numbers
    private static int Neighbours(Tap* taps, int left)
    {
        int width = ThreesAndTwos.Next(left);
        return width == 3 && taps[2].Index - taps[1].Index != taps[1].Index - taps[0].Index ? 2 : width;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Biases(ProductPlan plan, T* zBar, T* biases, int samples, Part part)
    {
        nint rowLength = (nint)plan.OutputPixels * samples;
        int end = part.End(plan.Description.OutputChannels);
        for (int o = part.First(plan.Description.OutputChannels); o < end; o++)
        {
            T* row = zBar + o * rowLength;
            T* last = row + rowLength;
            L s0 = L.Load(row);
            L s1 = L.Constant(0), s2 = s1, s3 = s1;
            row += L.Count;
            for (; row + 4 * L.Count <= last; row += 4 * L.Count)
            {
                s0 += L.Load(row);
                s1 += L.Load(row + L.Count);
                s2 += L.Load(row + 2 * L.Count);
                s3 += L.Load(row + 3 * L.Count);
            }

            for (; row < last; row += L.Count)
            {
                s1 += L.Load(row);
            }

            biases[o] = Number.Add(biases[o], L.Sum(s0 + s1 + (s2 + s3)));
        }
    }
}
