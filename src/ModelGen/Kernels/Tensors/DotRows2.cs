using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Register blocks of dot products: two rows of zBar with three rows of x, two or one.</summary>
internal static unsafe class DotRows2<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run3(DotBlock<T>* block)
    {
        nint step = block->ZStep;
        L s00 = L.Constant(0), s01 = s00, s02 = s00;
        L s10 = s00, s11 = s00, s12 = s00;
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
                a = L.Load(z + step);
                L.AddProduct(ref s10, a, b0);
                L.AddProduct(ref s11, a, b1);
                L.AddProduct(ref s12, a, b2);
                x0 += L.Count;
                x1 += L.Count;
                x2 += L.Count;
                z += L.Count;
            }
            while (z < last);
        }

        T* sums = block->Sums;
        L.AddSums(sums, s00, s01, s02, s10);
        L.AddSums(sums + 4, s11, s12, L.Constant(0), L.Constant(0));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run2(DotBlock<T>* block)
    {
        nint step = block->ZStep;
        L s00 = L.Constant(0), s01 = s00;
        L s10 = s00, s11 = s00;
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
                a = L.Load(z + step);
                L.AddProduct(ref s10, a, b0);
                L.AddProduct(ref s11, a, b1);
                x0 += L.Count;
                x1 += L.Count;
                z += L.Count;
            }
            while (z < last);
        }

        T* sums = block->Sums;
        L.AddSums(sums, s00, s01, s10, s11);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run1(DotBlock<T>* block)
    {
        nint step = block->ZStep;
        L s00 = L.Constant(0);
        L s10 = s00;
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
                a = L.Load(z + step);
                L.AddProduct(ref s10, a, b0);
                x0 += L.Count;
                z += L.Count;
            }
            while (z < last);
        }

        T* sums = block->Sums;
        L.AddSums(sums, s00, s10, L.Constant(0), L.Constant(0));
    }
}
