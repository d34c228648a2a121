using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// The gradient by the weights of a dense layer: outer products, with lanes over inputs. Samples are few and each weight would need a horizontal sum;
/// so a band of samples of x and zBar is transposed, and the forward kernels run over samples in place of taps.
/// </summary>
internal static unsafe class OuterGradient<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    private const int BandSamples = 64;

    // vectors of columns that are transposed at a time: with the samples of a band they fit the second-level cache
    private const int StripVectors = 15;

    // sample s of a band, as a tap
    private static readonly PinnedTable<Tap> s_samples = new([.. Enumerable.Range(0, BandSamples).Select(sample => new Tap(sample, sample))]);

    /// <summary>weights[o][column] += sum over samples of zBar[o] x[column].</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ProductPlan plan, T* x, T* zBar, T* weights, int samples, Part part)
    {
        int width = StripVectors * L.Count;
        T* transposed = stackalloc T[BandSamples * width];
        T* panel = stackalloc T[BandSamples * 8];
        T* corner = stackalloc T[8 * L.Count];
        int columns = plan.Taps * plan.GroupInputs;
        int strips = (columns + width - 1) / width;
        int rowBlocks = ProductRows.Blocks<L, T>(plan.GroupOutputs);
        int units = strips * rowBlocks * plan.Description.Groups;
        int endUnit = part.End(units);
        for (int unit = part.First(units); unit < endUnit;)
        {
            int strip = unit / rowBlocks % strips;
            int group = unit / rowBlocks / strips;
            int block = unit % rowBlocks;
            int endBlock = Math.Min(rowBlocks, block + endUnit - unit);
            unit += endBlock - block;
            int firstColumn = strip * width;
            int count = Math.Min(width, columns - firstColumn);
            for (int sample = 0; sample < samples; sample += BandSamples)
            {
                int band = Math.Min(BandSamples, samples - sample);
                Columns(plan, x + sample, group, firstColumn, count, transposed, width, samples, band);
                for (int b = block; b < endBlock; b++)
                {
                    int first = ProductRows.First<L, T>(plan.GroupOutputs, b);
                    int rows = ProductRows.Next<L, T>(plan.GroupOutputs - first);
                    nint o = (nint)group * plan.GroupOutputs + first;
                    Rows(zBar + o * samples + sample, samples, panel, rows, band);
                    Block(panel, rows, transposed, width, band, weights + o * columns + firstColumn, columns, count, corner);
                }
            }
        }
    }

    // target[s][column - first] = x of the column
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns(ProductPlan plan, T* x, int group, int first, int count, T* target, int width, int samples, int band)
    {
        TapTable table = plan.Forward.Table;
        int origin = table.Pixels.Pointer->Base;
        int inputs = plan.GroupInputs;
        int tap = first / inputs;
        int c = first - tap * inputs;
        for (int i = 0; i < count; i++)
        {
            T* source = x + (((nint)group * inputs + c) * plan.InputPixels + origin + table.Taps.Pointer[tap].Pixel) * samples;
            T* column = target + i;
            for (int s = 0; s < band; s++)
            {
                *column = source[s];
                column += width;
            }

            if (++c == inputs)
            {
                c = 0;
                tap++;
            }
        }
    }

    // panel[s][row] = zBar of the row
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows(T* zBar, int samples, T* panel, int rows, int band)
    {
        for (int r = 0; r < rows; r++)
        {
            T* source = zBar + (nint)r * samples;
            T* target = panel + r;
            for (int s = 0; s < band; s++)
            {
                *target = source[s];
                target += rows;
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block(T* panel, int rows, T* transposed, int width, int band, T* target, int columns, int count, T* corner)
    {
        T* zeros = stackalloc T[8];
        new Span<T>(zeros, 8).Clear();
        ProductBlock<T> block = default;
        block.Panel = panel;
        block.Taps = s_samples.Pointer;
        block.TapCount = band;
        block.TapStep = rows;
        block.Outer = 1;
        block.Pixel = width;
        block.Start = zeros;
        block.TargetStep = columns;
        block.Accumulate = true;
        int vectors = count / L.Count;
        for (int v = 0; v < vectors;)
        {
            int next = ThreesAndTwos.Next(vectors - v);
            block.X0 = transposed + (nint)v * L.Count;
            block.X1 = block.X0 + L.Count;
            block.X2 = block.X1 + L.Count;
            block.Y0 = target + (nint)v * L.Count;
            block.Y1 = block.Y0 + L.Count;
            block.Y2 = block.Y1 + L.Count;
            ProductKernels<L, T>.Run(&block, rows, next);
            v += next;
        }

        int done = vectors * L.Count;
        if (done == count)
        {
            return;
        }

        // what is left of a vector goes through scratch, so that nothing beside the columns is written
        block.X0 = transposed + done;
        block.Y0 = corner;
        block.TargetStep = L.Count;
        block.Accumulate = false;
        ProductKernels<L, T>.Run(&block, rows, 1);
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
