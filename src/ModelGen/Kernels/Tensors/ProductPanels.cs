using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Weights in the order in which the register blocks read them: [group][block of rows][channel][tap][row], or with taps outside channels.</summary>
internal static unsafe class ProductPanels<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>Panels whose rows are output channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ProductPlan plan, T* parameters, T* panels, Part part)
    {
        ProductSide side = plan.Forward;
        T* weights = parameters + plan.Description.WeightOffset;
        nint rowLength = (nint)side.Taps * side.Depth;
        int blocks = ProductRows.Blocks<L, T>(side.Rows);
        int end = part.End(blocks * side.Groups);
        for (int block = part.First(blocks * side.Groups); block < end; block++)
        {
            int first = ProductRows.First<L, T>(side.Rows, block % blocks);
            int rows = ProductRows.Next<L, T>(side.Rows - first);
            nint start = ((nint)(block / blocks) * side.Rows + first) * rowLength;
            if (rows == 8 && !side.IsTapMajor && side.Taps == 1)
            {
                EightRows(weights + start, rowLength, panels + start);
                continue;
            }

            PackBlock(side, weights + start, rowLength, panels + start, rows);
        }
    }

    /// <summary>Panels whose rows are input channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackAdjoint(ProductPlan plan, T* parameters, T* panels, Part part)
    {
        ProductSide side = plan.Adjoint;
        T* weights = parameters + plan.Description.WeightOffset;
        nint rowLength = (nint)side.Taps * side.Depth;
        int blocks = ProductRows.Blocks<L, T>(side.Rows);
        int end = part.End(blocks * side.Groups);
        for (int block = part.First(blocks * side.Groups); block < end; block++)
        {
            int group = block / blocks;
            int first = ProductRows.First<L, T>(side.Rows, block % blocks);
            int rows = ProductRows.Next<L, T>(side.Rows - first);
            T* panel = panels + ((nint)group * side.Rows + first) * rowLength;
            for (int o = 0; o < side.Depth; o++)
            {
                T* source = weights + ((nint)group * side.Depth + o) * side.Taps * side.Rows + first;
                for (int tap = 0; tap < side.Taps; tap++)
                {
                    T* target = panel + ((nint)o * side.ChannelStep + (nint)tap * side.TapStep) * rows;
                    for (int r = 0; r < rows; r++)
                    {
                        target[r] = source[r];
                    }

                    source += side.Rows;
                }
            }
        }
    }

    private static void PackBlock(ProductSide side, T* weights, nint rowLength, T* panel, int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            T* source = weights + r * rowLength;
            for (int tap = 0; tap < side.Taps; tap++)
            {
                T* target = panel + (nint)tap * side.TapStep * rows + r;
                for (int c = 0; c < side.Depth; c++)
                {
                    *target = *source++;
                    target += (nint)side.ChannelStep * rows;
                }
            }
        }
    }

    private static void EightRows(T* weights, nint rowLength, T* panel)
    {
        T* high = weights + 4 * rowLength;
        for (nint i = 0; i < rowLength; i++)
        {
            panel[0] = weights[i];
            panel[1] = weights[i + rowLength];
            panel[2] = weights[i + 2 * rowLength];
            panel[3] = weights[i + 3 * rowLength];
            panel[4] = high[i];
            panel[5] = high[i + rowLength];
            panel[6] = high[i + 2 * rowLength];
            panel[7] = high[i + 3 * rowLength];
            panel += 8;
        }
    }
}
