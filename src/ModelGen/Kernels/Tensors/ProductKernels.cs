using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Picks the register block of a product.</summary>
internal static unsafe class ProductKernels<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>Runs the block of so many rows (8, 4, 2 or 1; no 8 with 16 registers) and vectors (3, 2 or 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ProductBlock<T>* block, int rows, int width)
    {
        switch (rows * 4 + width)
        {
            case 35:
                ProductRows8<L, T>.Run3(block);
                break;
            case 34:
                ProductRows8<L, T>.Run2(block);
                break;
            case 33:
                ProductRows8<L, T>.Run1(block);
                break;
            case 19:
                ProductRows4<L, T>.Run3(block);
                break;
            case 18:
                ProductRows4<L, T>.Run2(block);
                break;
            case 17:
                ProductRows4<L, T>.Run1(block);
                break;
            case 11:
                ProductRows2<L, T>.Run3(block);
                break;
            case 10:
                ProductRows2<L, T>.Run2(block);
                break;
            case 9:
                ProductRows2<L, T>.Run1(block);
                break;
            case 7:
                ProductRows1<L, T>.Run3(block);
                break;
            case 6:
                ProductRows1<L, T>.Run2(block);
                break;
            default:
                ProductRows1<L, T>.Run1(block);
                break;
        }
    }
}
