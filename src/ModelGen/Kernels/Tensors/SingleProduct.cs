using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Products on one sample. Its pixels are too few, and their borders too many, to be lanes; its output channels are. Rows are [channel][pixel] as in tiles of
/// samples, with one number each, and so are the bits.
/// </summary>
/// <typeparam name="L">The lane type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
public static unsafe class SingleProduct<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private const int MostPixels = 8;

    // eight pixels of two vectors, or one of eight, of the widest lanes
    private const int MostSums = 256;

    /// <summary>Numbers that <see cref="Pack"/> writes.</summary>
    public static long PanelLength(ProductPlan plan, bool isAdjoint)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ProductSide side = isAdjoint ? plan.Adjoint : plan.Forward;
        return (long)side.Groups * Vectors(side) * L.Count * side.Taps * side.Depth;
    }

    /// <summary>Lays the weights out for <see cref="Forward"/> or <see cref="Adjoint"/>; call it whenever they have changed.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="parameters">All parameters of the model.</param>
    /// <param name="panels">Receives <see cref="PanelLength"/> numbers: [group][block of vectors][channel][tap][lane], or with taps outside channels.</param>
    /// <param name="isAdjoint">Whether they are for the adjoint.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ProductPlan plan, T* parameters, T* panels, bool isAdjoint)
    {
        ProductSide side = isAdjoint ? plan.Adjoint : plan.Forward;
        T* weights = parameters + plan.Description.WeightOffset;
        nint rowLength = (nint)side.Taps * side.Depth;
        nint rowStep = isAdjoint ? 1 : rowLength;
        int vectors = Vectors(side);
        for (int group = 0; group < side.Groups; group++)
        {
            for (int vector = 0, wide; vector < vectors; vector += wide)
            {
                wide = Wide(side, vectors - vector);
                nint width = wide * L.Count;
                T* panel = panels + ((nint)group * vectors + vector) * L.Count * rowLength;
                int first = vector * L.Count;
                int rows = Math.Min((int)width, side.Rows - first);
                for (int tap = 0; tap < side.Taps; tap++)
                {
                    for (int c = 0; c < side.Depth; c++)
                    {
                        // W is [output channel][tap][input channel]
                        T* source = weights + (isAdjoint
                            ? (((nint)group * side.Depth + c) * side.Taps + tap) * side.Rows + first
                            : ((nint)group * side.Rows + first) * rowLength + (nint)tap * side.Depth + c);
                        T* target = panel + ((nint)c * side.ChannelStep + (nint)tap * side.TapStep) * width;
                        int r = 0;
                        for (; r < rows; r++)
                        {
                            target[r] = source[r * rowStep];
                        }

                        for (; r < width; r++)
                        {
                            target[r] = default;
                        }
                    }
                }
            }
        }
    }

    /// <summary>y = W x + b, or its ReLU.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="panels">The weights, as <see cref="Pack"/> left them.</param>
    /// <param name="parameters">All parameters of the model, for b.</param>
    /// <param name="x">[input channel][input pixel].</param>
    /// <param name="y">[output channel][output pixel].</param>
    /// <param name="isRelu">Whether what is not positive becomes 0.</param>
    /// <param name="part">The caller's share.</param>
    public static void Forward(ProductPlan plan, T* panels, T* parameters, T* x, T* y, bool isRelu, Part part)
    {
        int bias = plan.Description.BiasOffset;
        Run(plan.Forward, panels, bias < 0 ? null : parameters + bias, x, y, isRelu, part);
    }

    /// <summary>xBar = W' zBar.</summary>
    /// <param name="plan">The product.</param>
    /// <param name="panels">The weights, as <see cref="Pack"/> left them.</param>
    /// <param name="zBar">[output channel][output pixel].</param>
    /// <param name="xBar">[input channel][input pixel].</param>
    /// <param name="part">The caller's share.</param>
    public static void Adjoint(ProductPlan plan, T* panels, T* zBar, T* xBar, Part part) =>
        Run(plan.Adjoint, panels, null, zBar, xBar, isRelu: false, part);

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(ProductSide side, T* panels, T* bias, T* x, T* y, bool isRelu, Part part)
    {
        T* start = stackalloc T[MostSums];
        T* sums = stackalloc T[MostSums];
        SingleBlock<T> block = default;
        block.Start = start;
        block.Sums = sums;
        nint rowLength = (nint)side.Taps * side.Depth;
        int vectors = Vectors(side);
        bool isVector = side.TargetPixels == 1;
        int unit = 0;
        for (int group = 0; group < side.Groups; group++)
        {
            for (int vector = 0, wide; vector < vectors; vector += wide)
            {
                wide = Wide(side, vectors - vector);

                // parts of a vector share its channels, parts of a grid its pixels
                if (isVector && unit++ % part.Count != part.Index)
                {
                    continue;
                }

                int rows = Math.Min(wide * L.Count, side.Rows - vector * L.Count);
                nint row = (nint)group * side.Rows + vector * L.Count;
                for (int r = 0; r < wide * L.Count; r++)
                {
                    start[r] = bias == null || r >= rows ? default : bias[row + r];
                }

                Pixels(
                    side,
                    panels + ((nint)group * vectors + vector) * L.Count * rowLength,
                    x + (nint)group * side.Depth * side.SourcePixels,
                    y + row * side.TargetPixels,
                    rows,
                    wide,
                    isRelu,
                    isVector ? Part.Whole : part,
                    &block);
            }
        }
    }

    private static int Vectors(ProductSide side) => (side.Rows + L.Count - 1) / L.Count;

    // eight pixels of two vectors need 18 registers
    private static int Wide(ProductSide side, int left) =>
        side.TargetPixels == 1 ? left >= 8 ? 8 : 1 : left >= 2 && L.PanelVectors == 4 ? 2 : 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pixels(ProductSide side, T* panel, T* source, T* target, int rows, int wide, bool isRelu, Part part, SingleBlock<T>* block)
    {
        nint width = wide * L.Count;
        TapClass* end = side.Table.Classes.Pointer + side.Table.Classes.Length;
        int unit = 0;
        for (TapClass* each = side.Table.Classes.Pointer; each < end; each++)
        {
            SetClass(side, each, panel, width, block);
            TapPixel* pixels = side.Table.Pixels.Pointer + each->FirstPixel;
            for (int done = 0, count; done < each->PixelCount; done += count)
            {
                count = Count(pixels + done, each->PixelCount - done);
                if (unit++ % part.Count != part.Index)
                {
                    continue;
                }

                SetPixels(source, pixels + done, count, block);
                RunBlock(wide, count, block);
                if (isRelu)
                {
                    for (nint i = 0; i < count * width; i += L.Count)
                    {
                        ProductEnds<L, T>.Store(block->Sums + i, L.Load(block->Sums + i), ProductEnd.Relu);
                    }
                }

                Put(side, block->Sums, width, target, pixels + done, count, rows);
            }
        }
    }

    // a block ends with a line, so that whole squares can be transposed; pixels below each other are taken as they come
    private static int Count(TapPixel* pixels, int left)
    {
        int most = Math.Min(MostPixels, left);
        if (most < 2 || pixels[1].Target != pixels->Target + 1)
        {
            return most;
        }

        int count = 2;
        while (count < most && pixels[count].Target == pixels->Target + count)
        {
            count++;
        }

        return count;
    }

    private static void SetClass(ProductSide side, TapClass* of, T* panel, nint width, SingleBlock<T>* block)
    {
        Tap* taps = side.Table.Taps.Pointer + of->FirstTap;
        block->Panel = panel;
        if (of->TapCount == 1)
        {
            // the base is what the one tap reads
            block->Panel += (nint)taps->Index * side.TapStep * width;
            block->Taps = side.Channels.Pointer;
            block->TapCount = side.Depth;
            block->TapStep = side.ChannelStep * width;
            block->Outer = 1;
            block->PanelStep = 0;
            block->SourceStep = 0;
        }
        else
        {
            block->Taps = taps;
            block->TapCount = of->TapCount;
            block->TapStep = side.TapStep * width;
            block->Outer = of->TapCount == 0 ? 0 : side.Depth;
            block->PanelStep = side.ChannelStep * width;
            block->SourceStep = side.SourcePixels;
        }
    }

    // behind the last pixel it is computed again
    private static void SetPixels(T* source, TapPixel* pixels, int count, SingleBlock<T>* block)
    {
        int last = count - 1;
        block->X0 = source + pixels->Base;
        block->X1 = source + pixels[Math.Min(1, last)].Base;
        block->X2 = source + pixels[Math.Min(2, last)].Base;
        block->X3 = source + pixels[Math.Min(3, last)].Base;
        block->X4 = source + pixels[Math.Min(4, last)].Base;
        block->X5 = source + pixels[Math.Min(5, last)].Base;
        block->X6 = source + pixels[Math.Min(6, last)].Base;
        block->X7 = source + pixels[last].Base;
    }

    private static void RunBlock(int wide, int count, SingleBlock<T>* block)
    {
        if (wide == 8)
        {
            SingleKernels<L, T>.Pixels1Vectors8(block);
        }
        else if (wide == 2 && count > 4)
        {
            SingleKernels<L, T>.Pixels8Vectors2(block);
        }
        else if (wide == 2)
        {
            SingleKernels<L, T>.Pixels4Vectors2(block);
        }
        else if (count > 4)
        {
            SingleKernels<L, T>.Pixels8Vectors1(block);
        }
        else if (count > 1)
        {
            SingleKernels<L, T>.Pixels4Vectors1(block);
        }
        else
        {
            SingleKernels<L, T>.Pixels1Vectors1(block);
        }
    }

    // [pixel][channel] to [channel][pixel]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Put(ProductSide side, T* sums, nint width, T* target, TapPixel* pixels, int count, int rows)
    {
        nint step = side.TargetPixels;
        int first = pixels->Target;
        int r = 0;
        if (count == MostPixels && pixels[MostPixels - 1].Target - first == MostPixels - 1)
        {
            for (; r + MostPixels <= rows; r += MostPixels)
            {
                SquareTranspose<T>.Run(sums + r, width, target + r * step + first, step, MostPixels);
            }
        }

        for (; r < rows; r++)
        {
            T* row = target + r * step;
            for (int p = 0; p < count; p++)
            {
                row[pixels[p].Target] = sums[p * width + r];
            }
        }
    }
}
