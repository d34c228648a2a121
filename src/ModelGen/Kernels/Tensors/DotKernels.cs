using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Picks the register block of dot products, and adds its sums to the gradient.</summary>
internal static unsafe class DotKernels<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>target[r rowStep + column of v] += zBar's row r times x's row v.</summary>
    /// <param name="block">What is read; its sums are scratch of 24 numbers.</param>
    /// <param name="rows">8 (not with 16 registers), 4, 2 or 1.</param>
    /// <param name="width">3, 2 or 1.</param>
    /// <param name="target">The gradient of the first row.</param>
    /// <param name="rowStep">Numbers from one row of the gradient to the next.</param>
    /// <param name="columnStep">Numbers from one column to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(DotBlock<T>* block, int rows, int width, T* target, nint rowStep, nint columnStep)
    {
        T* sums = block->Sums;
        new Span<T>(sums, 24).Clear();
        Run(block, rows, width);
        for (int r = 0; r < rows; r++)
        {
            for (int v = 0; v < width; v++)
            {
                target[v * columnStep] = Number.Add(target[v * columnStep], *sums++);
            }

            target += rowStep;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(DotBlock<T>* block, int rows, int width)
    {
        switch (rows * 4 + width)
        {
            case 35:
                DotRows8<L, T>.Run3(block);
                break;
            case 34:
                DotRows8<L, T>.Run2(block);
                break;
            case 33:
                DotRows8<L, T>.Run1(block);
                break;
            case 19:
                DotRows4<L, T>.Run3(block);
                break;
            case 18:
                DotRows4<L, T>.Run2(block);
                break;
            case 17:
                DotRows4<L, T>.Run1(block);
                break;
            case 11:
                DotRows2<L, T>.Run3(block);
                break;
            case 10:
                DotRows2<L, T>.Run2(block);
                break;
            case 9:
                DotRows2<L, T>.Run1(block);
                break;
            case 7:
                DotRows1<L, T>.Run3(block);
                break;
            case 6:
                DotRows1<L, T>.Run2(block);
                break;
            default:
                DotRows1<L, T>.Run1(block);
                break;
        }
    }
}
