using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Register blocks of dot products: one row of zBar with three rows of x, two or one.</summary>
internal static unsafe class DotRows1<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run3(DotBlock<T>* block)
    {
        L s00 = L.Constant(0), s01 = s00, s02 = s00;
        PixelRun* end = block->Runs + block->RunCount;
        for (PixelRun* run = block->Runs; run < end; run++)
        {
            nint pixel = block->Pixel;
            nint at = run->Input * pixel;
            T* x0 = block->X0 + at;
            T* x1 = block->X1 + at;
            T* x2 = block->X2 + at;
            T* z = block->Z + run->Output * pixel;
            T* last = z + run->Count * pixel;
            do
            {
                L b0 = L.Load(x0);
                L b1 = L.Load(x1);
                L b2 = L.Load(x2);
                L a = L.Load(z);
                L.AddProduct(ref s00, a, b0);
                L.AddProduct(ref s01, a, b1);
                L.AddProduct(ref s02, a, b2);
                x0 += L.Count;
                x1 += L.Count;
                x2 += L.Count;
                z += L.Count;
            }
            while (z < last);
        }

        T* sums = block->Sums;
        L.AddSums(sums, s00, s01, s02, L.Constant(0));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run2(DotBlock<T>* block)
    {
        L s00 = L.Constant(0), s01 = s00;
        PixelRun* end = block->Runs + block->RunCount;
        for (PixelRun* run = block->Runs; run < end; run++)
        {
            nint pixel = block->Pixel;
            nint at = run->Input * pixel;
            T* x0 = block->X0 + at;
            T* x1 = block->X1 + at;
            T* z = block->Z + run->Output * pixel;
            T* last = z + run->Count * pixel;
            do
            {
                L b0 = L.Load(x0);
                L b1 = L.Load(x1);
                L a = L.Load(z);
                L.AddProduct(ref s00, a, b0);
                L.AddProduct(ref s01, a, b1);
                x0 += L.Count;
                x1 += L.Count;
                z += L.Count;
            }
            while (z < last);
        }

        T* sums = block->Sums;
        L.AddSums(sums, s00, s01, L.Constant(0), L.Constant(0));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run1(DotBlock<T>* block)
    {
        L s00 = L.Constant(0);
        PixelRun* end = block->Runs + block->RunCount;
        for (PixelRun* run = block->Runs; run < end; run++)
        {
            nint pixel = block->Pixel;
            nint at = run->Input * pixel;
            T* x0 = block->X0 + at;
            T* z = block->Z + run->Output * pixel;
            T* last = z + run->Count * pixel;
            do
            {
                L b0 = L.Load(x0);
                L a = L.Load(z);
                L.AddProduct(ref s00, a, b0);
                x0 += L.Count;
                z += L.Count;
            }
            while (z < last);
        }

        T* sums = block->Sums;
        L.AddSums(sums, s00, L.Constant(0), L.Constant(0), L.Constant(0));
    }
}
