using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Dense matrices along one axis of a tile of samples, in the register blocks of products.</summary>
internal static unsafe class AxisProduct<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>y = A x along the axis.</summary>
    /// <param name="plan">A.</param>
    /// <param name="x">[outer][column][inner][samples].</param>
    /// <param name="y">[outer][row][inner][samples].</param>
    /// <param name="samples">A multiple of L.Count.</param>
    /// <param name="accumulate">Whether y is added to.</param>
    /// <param name="part">The caller's share.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(AxisProductPlan<T> plan, T* x, T* y, int samples, bool accumulate, Part part)
    {
        T* zeros = stackalloc T[8];
        new Span<T>(zeros, 8).Clear();
        nint line = (nint)plan.Inner * samples;
        ProductBlock<T> block = default;
        block.Taps = plan.Taps.Pointer;
        block.TapCount = plan.Columns;
        block.Outer = 1;
        block.Pixel = line;
        block.Start = zeros;
        block.TargetStep = line;
        block.End = accumulate ? ProductEnd.Add : ProductEnd.Store;

        // vectors of one place of the outer axes; those of all places are blocked together
        int vectors = (int)(line / L.Count);
        int all = vectors * plan.Outer;
        nint source = plan.Columns * line;
        nint target = plan.Rows * line;
        T* panels = plan.Panels(L.PanelVectors == 4).Pointer;
        int blocks = ThreesAndTwos.Blocks(all);
        int end = part.End(blocks);
        for (int b = part.First(blocks); b < end; b++)
        {
            int first = ThreesAndTwos.First(all, b, out int width);
            (nint x0, nint y0) = Place(first, vectors, source, target);
            (nint x1, nint y1) = width < 2 ? (x0, y0) : Place(first + 1, vectors, source, target);
            (nint x2, nint y2) = width < 3 ? (x0, y0) : Place(first + 2, vectors, source, target);
            block.X0 = x + x0;
            block.X1 = x + x1;
            block.X2 = x + x2;
            T* panel = panels;
            nint down = 0;
            for (int row = 0; row < plan.Rows;)
            {
                int rows = ProductRows.Next<L, T>(plan.Rows - row);
                block.Panel = panel;
                block.TapStep = rows;
                block.Y0 = y + y0 + down;
                block.Y1 = y + y1 + down;
                block.Y2 = y + y2 + down;
                ProductKernels<L, T>.Run(&block, rows, width);
                panel += (nint)rows * plan.Columns;
                down += rows * line;
                row += rows;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (nint Source, nint Target) Place(int vector, int vectors, nint source, nint target)
    {
        if (vectors == 1)
        {
            return (vector * source, vector * target);
        }

        int outer = Math.DivRem(vector, vectors, out int at);
        return (outer * source + at * L.Count, outer * target + at * L.Count);
    }
}
