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
            PackBlock(side, weights + start, rowLength, panels + start, rows, rows == 8 ? side.Depth & ~7 : 0);
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
                    if (rows == 8)
                    {
                        *(EightNumbers<T>*)target = *(EightNumbers<T>*)source;
                    }
                    else
                    {
                        for (int r = 0; r < rows; r++)
                        {
                            target[r] = source[r];
                        }
                    }

                    source += side.Rows;
                }
            }
        }
    }

    // the first channels in squares of eight
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackBlock(ProductSide side, T* weights, nint rowLength, T* panel, int rows, int squareChannels)
    {
        nint channelStep = (nint)side.ChannelStep * rows;
        for (int tap = 0; tap < side.Taps; tap++)
        {
            T* source = weights + (nint)tap * side.Depth;
            T* target = panel + (nint)tap * side.TapStep * rows;
            for (int c = 0; c < squareChannels; c += 8)
            {
                SquareTranspose<T>.Run(source + c, rowLength, target + c * channelStep, channelStep, 8);
            }

            for (int c = squareChannels; c < side.Depth; c++)
            {
                for (int r = 0; r < rows; r++)
                {
                    target[c * channelStep + r] = source[r * rowLength + c];
                }
            }
        }
    }
}
