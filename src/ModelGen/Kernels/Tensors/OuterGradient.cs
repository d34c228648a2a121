using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// The gradient by the weights of a dense layer: outer products, with lanes over inputs. Samples are few, and dot products would need a horizontal sum
/// for each weight.
/// </summary>
internal static unsafe class OuterGradient<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // samples and vectors of inputs that are transposed at a time: with zBar they fit the second-level cache
    private const int BandSamples = 64;
    private const int StripVectors = 15;

    /// <summary>weights[o][column] += sum over samples of zBar[o] x[column].</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ProductPlan plan, T* x, T* zBar, T* weights, int samples, Part part)
    {
        int width = StripVectors * L.Count;
        T* squares = stackalloc T[BandSamples * width];
        T* corner = stackalloc T[8 * L.Count];
        int columns = plan.Taps * plan.GroupInputs;
        OuterBlock<T> block = default;
        block.ZStep = samples;
        int strips = (columns + width - 1) / width;
        int rowBlocks = ProductRows.Blocks<L, T>(plan.GroupOutputs);
        int units = strips * rowBlocks * plan.Description.Groups;
        int endUnit = part.End(units);
        for (int unit = part.First(units); unit < endUnit;)
        {
            int strip = unit / rowBlocks % strips;
            int group = unit / rowBlocks / strips;
            int firstBlock = unit % rowBlocks;
            int endBlock = Math.Min(rowBlocks, firstBlock + endUnit - unit);
            unit += endBlock - firstBlock;
            int firstColumn = strip * width;
            int count = Math.Min(width, columns - firstColumn);
            for (int sample = 0; sample < samples; sample += BandSamples)
            {
                int band = Math.Min(BandSamples, samples - sample);
                Transpose(plan, x + sample, group, firstColumn, count, squares, samples, band);
                block.Pixels = band / L.Count;
                for (int b = firstBlock; b < endBlock; b++)
                {
                    int first = ProductRows.First<L, T>(plan.GroupOutputs, b);
                    nint o = (nint)group * plan.GroupOutputs + first;
                    block.Z = zBar + o * samples + sample;
                    int rows = ProductRows.Next<L, T>(plan.GroupOutputs - first);
                    Add(&block, rows, squares, band, weights + o * columns + firstColumn, columns, count, corner);
                }
            }
        }
    }

    // squares[vector][group of samples][sample][column of the vector]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ProductPlan plan, T* x, int group, int first, int count, T* squares, nint samples, int band)
    {
        nint step = plan.InputPixels * samples;
        for (int i = 0; i < count; i += L.Count)
        {
            int columns = Math.Min(L.Count, count - i);
            if (columns == L.Count && (first + i) % plan.GroupInputs + columns <= plan.GroupInputs)
            {
                T* source = Column(plan, x, group, first + i, samples);
                for (int s = 0; s < band; s += L.Count)
                {
                    SquareTranspose<T>.Run(source + s, step, squares + (nint)s * L.Count, L.Count, L.Count);
                }
            }
            else
            {
                for (int c = 0; c < columns; c++)
                {
                    T* source = Column(plan, x, group, first + i + c, samples);
                    for (int s = 0; s < band; s++)
                    {
                        squares[s * L.Count + c] = source[s];
                    }
                }
            }

            squares += (nint)band * L.Count;
        }
    }

    // column tap C + c of the weights multiplies channel c of what the tap reads
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Column(ProductPlan plan, T* x, int group, int column, nint samples)
    {
        int tap = column / plan.GroupInputs;
        nint channel = (nint)group * plan.GroupInputs + column - tap * plan.GroupInputs;
        TapTable table = plan.Forward.Table;
        return x + (channel * plan.InputPixels + table.Pixels.Pointer->Base + table.Taps.Pointer[tap].Pixel) * samples;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(OuterBlock<T>* block, int rows, T* squares, int band, T* target, int columns, int count, T* corner)
    {
        nint square = (nint)band * L.Count;
        block->YStep = columns;
        int vectors = count / L.Count;
        for (int v = 0; v < vectors;)
        {
            int width = ThreesAndTwos.Next(vectors - v);
            block->X0 = squares + v * square;
            block->X1 = block->X0 + square;
            block->X2 = block->X1 + square;
            block->Y0 = target + (nint)v * L.Count;
            block->Y1 = block->Y0 + L.Count;
            block->Y2 = block->Y1 + L.Count;
            OuterKernels<L, T>.Run(block, rows, width);
            v += width;
        }

        int done = vectors * L.Count;
        if (done == count)
        {
            return;
        }

        // what is left of a vector goes through scratch, so that nothing beside the columns is written
        new Span<T>(corner, rows * L.Count).Clear();
        block->X0 = squares + vectors * square;
        block->Y0 = corner;
        block->YStep = L.Count;
        OuterKernels<L, T>.Run(block, rows, 1);
        for (int r = 0; r < rows; r++)
        {
            for (int i = 0; i < count - done; i++)
            {
                T* weight = target + (nint)r * columns + done + i;
                *weight = Number.Add(*weight, corner[r * L.Count + i]);
            }
        }
    }
}
