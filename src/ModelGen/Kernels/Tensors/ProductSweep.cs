using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Walks a product in register blocks: vectors outside, so that what they read stays in the first-level cache for all rows.</summary>
internal static unsafe class ProductSweep<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>target[row, pixel] = start[row] + sum of panel entries and source.</summary>
    /// <param name="side">The direction.</param>
    /// <param name="panels">Weights, as <see cref="ProductPanels{L, T}"/> left them.</param>
    /// <param name="bias">[row], or null for zeros.</param>
    /// <param name="source">Rows of the side that is summed over.</param>
    /// <param name="target">Rows of the side that is computed.</param>
    /// <param name="samples">Numbers of a pixel.</param>
    /// <param name="end">What becomes of the sums.</param>
    /// <param name="part">The caller's share.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ProductSide side, T* panels, T* bias, T* source, T* target, int samples, ProductEnd end, Part part)
    {
        T* zeros = stackalloc T[8];
        new Span<T>(zeros, 8).Clear();
        ProductBlock<T> block = default;
        block.Pixel = samples;
        block.TargetStep = (nint)side.TargetPixels * samples;
        block.End = end;

        int groupVectors = samples / L.Count;
        int rowBlocks = ProductRows.Blocks<L, T>(side.Rows) * side.Groups;
        TapClass* classes = side.Table.Classes.Pointer;
        int classCount = side.Table.Classes.Length;
        int units = 0;
        for (int i = 0; i < classCount; i++)
        {
            units += ThreesAndTwos.Blocks(classes[i].PixelCount * groupVectors);
        }

        // with few vectors, parts share the rows
        bool sharesRows = units < 8 * part.Count;
        int firstRow = sharesRows ? part.First(rowBlocks) : 0;
        int endRow = sharesRows ? part.End(rowBlocks) : rowBlocks;
        int firstUnit = sharesRows ? 0 : part.First(units);
        int endUnit = sharesRows ? units : part.End(units);

        // a vector's panels are long: each is used for all samples before the next
        if (side.TargetPixels == 1)
        {
            for (int row = firstRow; row < endRow; row++)
            {
                Units(side, panels, bias, zeros, source, target, groupVectors, firstUnit, endUnit, row, row + 1, &block);
            }
        }
        else
        {
            Units(side, panels, bias, zeros, source, target, groupVectors, firstUnit, endUnit, firstRow, endRow, &block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Units(
        ProductSide side,
        T* panels,
        T* bias,
        T* zeros,
        T* source,
        T* target,
        int groupVectors,
        int firstUnit,
        int endUnit,
        int firstRow,
        int endRow,
        ProductBlock<T>* block)
    {
        TapClass* end = side.Table.Classes.Pointer + side.Table.Classes.Length;
        int unit = 0;
        for (TapClass* each = side.Table.Classes.Pointer; each < end && unit < endUnit; each++)
        {
            int vectors = each->PixelCount * groupVectors;
            int blocks = ThreesAndTwos.Blocks(vectors);
            int first = Math.Max(0, firstUnit - unit);
            int last = Math.Min(blocks, endUnit - unit);
            unit += blocks;
            if (first >= last)
            {
                continue;
            }

            SetClass(side, each, block);
            TapPixel* pixels = side.Table.Pixels.Pointer + each->FirstPixel;
            for (int b = first; b < last; b++)
            {
                int v = ThreesAndTwos.First(vectors, b, out int width);
                Rows(side, panels, bias, zeros, source, target, pixels, each, v, width, groupVectors, firstRow, endRow, block);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows(
        ProductSide side,
        T* panels,
        T* bias,
        T* zeros,
        T* source,
        T* target,
        TapPixel* pixels,
        TapClass* of,
        int vector,
        int width,
        int groupVectors,
        int firstRow,
        int endRow,
        ProductBlock<T>* block)
    {
        nint pixel = block->Pixel;
        TapPixel* p0 = pixels + vector;
        TapPixel* p1 = width < 2 ? p0 : p0 + 1;
        TapPixel* p2 = width < 3 ? p0 : p0 + 2;
        int g0 = 0, g1 = 0, g2 = 0;
        if (groupVectors > 1)
        {
            p0 = pixels + Math.DivRem(vector, groupVectors, out g0);
            p1 = width < 2 ? p0 : pixels + Math.DivRem(vector + 1, groupVectors, out g1);
            p2 = width < 3 ? p0 : pixels + Math.DivRem(vector + 2, groupVectors, out g2);
        }

        nint x0 = p0->Base * pixel + g0 * L.Count, y0 = p0->Target * pixel + g0 * L.Count;
        nint x1 = p1->Base * pixel + g1 * L.Count, y1 = p1->Target * pixel + g1 * L.Count;
        nint x2 = p2->Base * pixel + g2 * L.Count, y2 = p2->Target * pixel + g2 * L.Count;

        nint rowLength = (nint)side.Taps * side.Depth;
        bool isSingle = of->TapCount == 1;
        Tap* taps = side.Table.Taps.Pointer + of->FirstTap;
        int blocks = ProductRows.Blocks<L, T>(side.Rows);
        int group = firstRow / blocks;
        int first = ProductRows.First<L, T>(side.Rows, firstRow - group * blocks);
        for (int index = firstRow; index < endRow; index++)
        {
            int rows = ProductRows.Next<L, T>(side.Rows - first);
            nint row = (nint)group * side.Rows + first;
            block->Panel = panels + row * rowLength;
            if (isSingle)
            {
                block->Panel += (nint)taps->Index * side.TapStep * rows;
                block->TapStep = side.ChannelStep * rows;
            }
            else
            {
                block->TapStep = side.TapStep * rows;
                block->PanelStep = side.ChannelStep * rows;
            }

            block->Start = bias == null ? zeros : bias + row;
            T* x = source + group * side.Depth * side.SourcePixels * pixel;
            T* y = target + row * block->TargetStep;
            block->X0 = x + x0;
            block->X1 = x + x1;
            block->X2 = x + x2;
            block->Y0 = y + y0;
            block->Y1 = y + y1;
            block->Y2 = y + y2;
            ProductKernels<L, T>.Run(block, rows, width);
            first += rows;
            if (first == side.Rows)
            {
                first = 0;
                group++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SetClass(ProductSide side, TapClass* of, ProductBlock<T>* block)
    {
        if (of->TapCount == 1)
        {
            // the base is what the one tap reads
            block->Taps = side.Channels.Pointer;
            block->TapCount = side.Depth;
            block->Outer = 1;
            block->SourceStep = 0;
            block->PanelStep = 0;
        }
        else
        {
            block->Taps = side.Table.Taps.Pointer + of->FirstTap;
            block->TapCount = of->TapCount;
            block->Outer = of->TapCount == 0 ? 0 : side.Depth;
            block->SourceStep = side.SourcePixels * block->Pixel;
        }
    }
}
