using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// The gradient by the weights of a convolution or its transpose: outer products, with lanes over the input channels that fill vectors. Lines of x are
/// transposed as they are needed, [pixel][sample][channel], and kept for the next rows of taps and lines. No horizontal sums, and little that the caches
/// must bring.
/// </summary>
internal static unsafe class LineGradient<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // of the stack, for transposed lines
    private const int BufferBytes = 200_000;

    private const int MaxSlots = 16;

    /// <summary>Adds to the gradient by the weights of the first input channels of each group; says how many.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Run(ProductPlan plan, LineTable lines, T* x, T* zBar, T* weights, int samples, Part part)
    {
        int vectors = plan.GroupInputs / L.Count;
        nint square = (nint)L.Count * L.Count;
        bool isTransposed = plan.Description.IsTransposed;
        int inputLength = isTransposed ? lines.LineLength : lines.ImageLength;
        nint lineNumbers = inputLength * square;

        // three vectors to a block: of taps, which share zBar but in a transpose, or of channels
        int passVectors = lines.LineTaps >= 3 && !isTransposed ? 1 : Math.Min(3, vectors);
        if (L.Count == 1 || vectors == 0 || passVectors * lineNumbers * sizeof(T) > BufferBytes)
        {
            return 0;
        }

        int slots = (int)Math.Min(MaxSlots, BufferBytes / (passVectors * lineNumbers * sizeof(T)));
        T* buffer = stackalloc T[(int)(slots * passVectors * lineNumbers)];
        int* held = stackalloc int[MaxSlots];
        OuterBlock<T> block = default;
        block.ZStep = (nint)plan.OutputPixels * samples;
        block.ZSkip = (isTransposed ? lines.Stride * samples : samples) - L.Count;
        block.XSkip = isTransposed ? 0 : (lines.Stride - 1) * square;
        block.YStep = (nint)plan.Taps * plan.GroupInputs;

        int passes = (vectors + passVectors - 1) / passVectors;
        int rowBlocks = ProductRows.Blocks<L, T>(plan.GroupOutputs);
        int units = passes * rowBlocks * plan.Description.Groups;
        int endUnit = part.End(units);
        for (int unit = part.First(units); unit < endUnit;)
        {
            int firstBlock = unit % rowBlocks;
            int endBlock = Math.Min(rowBlocks, firstBlock + endUnit - unit);
            int vector = unit / rowBlocks % passes * passVectors;
            int group = unit / rowBlocks / passes;
            int count = Math.Min(passVectors, vectors - vector);
            unit += endBlock - firstBlock;
            T* channels = x + ((nint)group * plan.GroupInputs + vector * L.Count) * plan.InputPixels * samples;
            T* rows = zBar + (nint)group * plan.GroupOutputs * block.ZStep;
            T* gradient = weights + (nint)group * plan.GroupOutputs * block.YStep + vector * L.Count;
            for (int sample = 0; sample < samples; sample += L.Count)
            {
                new Span<int>(held, slots).Fill(-1);
                for (int line = 0; line < lines.Lines; line++)
                {
                    for (int row = 0; row < lines.TapRows; row++)
                    {
                        int image = lines.Images.Pointer[line * lines.TapRows + row];
                        if (image < 0)
                        {
                            continue;
                        }

                        (int input, int output) = isTransposed ? (line, image) : (image, line);
                        T* slot = buffer + input % slots * passVectors * lineNumbers;
                        if (held[input % slots] != input)
                        {
                            held[input % slots] = input;
                            T* first = channels + sample + (nint)input * inputLength * samples;
                            Transpose(first, (nint)plan.InputPixels * samples, inputLength, count, slot, samples);
                        }

                        T* target = gradient + (nint)row * lines.LineTaps * plan.GroupInputs;
                        if (isTransposed)
                        {
                            T* z = rows + (nint)output * lines.ImageLength * samples + sample;
                            TransposedLine(plan, lines, slot, lineNumbers, count, z, target, samples, firstBlock, endBlock, &block);
                        }
                        else
                        {
                            T* z = rows + (nint)output * lines.LineLength * samples + sample;
                            Line(plan, lines, slot, lineNumbers, count, z, target, samples, firstBlock, endBlock, &block);
                        }
                    }
                }
            }
        }

        return vectors * L.Count;
    }

    // slot[vector][pixel][sample][channel] = x[channel][pixel of the line][sample]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(T* x, nint channelStep, int pixels, int count, T* slot, nint samples)
    {
        for (int v = 0; v < count; v++)
        {
            T* source = x + v * L.Count * channelStep;
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                SquareTranspose<T>.Run(source, channelStep, slot, L.Count, L.Count);
                source += samples;
                slot += (nint)L.Count * L.Count;
            }
        }
    }

    // one line of the output with one row of taps
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Line(
        ProductPlan plan,
        LineTable lines,
        T* slot,
        nint lineNumbers,
        int count,
        T* z,
        T* target,
        nint samples,
        int firstBlock,
        int endBlock,
        OuterBlock<T>* block)
    {
        for (int i = 0; i < lines.Segments.Length; i++)
        {
            PixelSegment segment = lines.Segments.Pointer[i];
            Tap* taps = lines.Taps.Pointer + segment.FirstTap;
            block->Pixels = segment.Count;
            int vectors = segment.TapCount * count;
            for (int v = 0; v < vectors;)
            {
                int width = ThreesAndTwos.Next(vectors - v);
                int v1 = Math.Min(v + 1, vectors - 1);
                int v2 = Math.Min(v + 2, vectors - 1);
                block->X0 = Source(slot, lineNumbers, taps, v, count);
                block->X1 = Source(slot, lineNumbers, taps, v1, count);
                block->X2 = Source(slot, lineNumbers, taps, v2, count);
                T* y0 = target + Target(plan, taps, v, count);
                T* y1 = target + Target(plan, taps, v1, count);
                T* y2 = target + Target(plan, taps, v2, count);
                for (int b = firstBlock; b < endBlock; b++)
                {
                    int first = ProductRows.First<L, T>(plan.GroupOutputs, b);
                    block->Z = z + first * block->ZStep + segment.First * samples;
                    block->Y0 = y0 + first * block->YStep;
                    block->Y1 = y1 + first * block->YStep;
                    block->Y2 = y2 + first * block->YStep;
                    OuterKernels<L, T>.Run(block, ProductRows.Next<L, T>(plan.GroupOutputs - first), width);
                }

                v += width;
            }
        }
    }

    // one line of the input of a transpose: each tap finds other pixels of zBar for the same of x
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposedLine(
        ProductPlan plan,
        LineTable lines,
        T* slot,
        nint lineNumbers,
        int count,
        T* z,
        T* target,
        nint samples,
        int firstBlock,
        int endBlock,
        OuterBlock<T>* block)
    {
        for (int i = 0; i < lines.Segments.Length; i++)
        {
            PixelSegment segment = lines.Segments.Pointer[i];
            block->Pixels = segment.Count;
            block->X0 = slot + (nint)segment.First * L.Count * L.Count;
            block->X1 = block->X0 + lineNumbers;
            block->X2 = block->X1 + lineNumbers;
            for (int tap = segment.FirstTap; tap < segment.FirstTap + segment.TapCount; tap++)
            {
                T* found = z + lines.Taps.Pointer[tap].Pixel * samples;
                T* weights = target + (nint)lines.Taps.Pointer[tap].Index * plan.GroupInputs;
                for (int b = firstBlock; b < endBlock; b++)
                {
                    int first = ProductRows.First<L, T>(plan.GroupOutputs, b);
                    block->Z = found + first * block->ZStep;
                    block->Y0 = weights + first * block->YStep;
                    block->Y1 = block->Y0 + L.Count;
                    block->Y2 = block->Y1 + L.Count;
                    OuterKernels<L, T>.Run(block, ProductRows.Next<L, T>(plan.GroupOutputs - first), count);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Source(T* slot, nint lineNumbers, Tap* taps, int v, int count) =>
        slot + v % count * lineNumbers + (nint)taps[v / count].Pixel * L.Count * L.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Target(ProductPlan plan, Tap* taps, int v, int count) => (nint)taps[v / count].Index * plan.GroupInputs + v % count * L.Count;
}
