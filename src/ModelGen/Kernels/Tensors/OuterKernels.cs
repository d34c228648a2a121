using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Picks the register block of outer products.</summary>
internal static unsafe class OuterKernels<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>Runs the block of so many rows (8, 4, 2 or 1; no 8 with 16 registers) and vectors (3, 2 or 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(OuterBlock<T>* block, int rows, int width)
    {
        switch (rows * 4 + width)
        {
            case 35:
                OuterRows8<L, T>.Run3(block);
                break;
            case 34:
                OuterRows8<L, T>.Run2(block);
                break;
            case 33:
                OuterRows8<L, T>.Run1(block);
                break;
            case 19:
                OuterRows4<L, T>.Run3(block);
                break;
            case 18:
                OuterRows4<L, T>.Run2(block);
                break;
            case 17:
                OuterRows4<L, T>.Run1(block);
                break;
            case 11:
                OuterRows2<L, T>.Run3(block);
                break;
            case 10:
                OuterRows2<L, T>.Run2(block);
                break;
            case 9:
                OuterRows2<L, T>.Run1(block);
                break;
            case 7:
                OuterRows1<L, T>.Run3(block);
                break;
            case 6:
                OuterRows1<L, T>.Run2(block);
                break;
            default:
                OuterRows1<L, T>.Run1(block);
                break;
        }
    }
}
