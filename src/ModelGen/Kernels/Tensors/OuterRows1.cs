using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Register blocks of outer products: one row of zBar with three vectors of x, two or one, over pixels and the samples of a vector.</summary>
internal static unsafe class OuterRows1<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run3(OuterBlock<T>* block)
    {
        T* y0 = block->Y0;
        T* y1 = block->Y1;
        T* y2 = block->Y2;
        L s00 = L.Load(y0), s01 = L.Load(y1), s02 = L.Load(y2);
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* x2 = block->X2;
        T* z = block->Z;
        for (int left = block->Pixels; left != 0; left--)
        {
            T* end = z + L.Count;
            do
            {
                L b0 = L.Load(x0);
                L b1 = L.Load(x1);
                L b2 = L.Load(x2);
                L a = L.Broadcast(*z);
                L.AddProduct(ref s00, a, b0);
                L.AddProduct(ref s01, a, b1);
                L.AddProduct(ref s02, a, b2);
                x0 += L.Count;
                x1 += L.Count;
                x2 += L.Count;
                z++;
            }
            while (z < end);

            z += block->ZSkip;
            x0 += block->XSkip;
            x1 += block->XSkip;
            x2 += block->XSkip;
        }

        y0 = block->Y0;
        y1 = block->Y1;
        y2 = block->Y2;
        L.Store(y0, s00);
        L.Store(y1, s01);
        L.Store(y2, s02);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run2(OuterBlock<T>* block)
    {
        T* y0 = block->Y0;
        T* y1 = block->Y1;
        L s00 = L.Load(y0), s01 = L.Load(y1);
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* z = block->Z;
        for (int left = block->Pixels; left != 0; left--)
        {
            T* end = z + L.Count;
            do
            {
                L b0 = L.Load(x0);
                L b1 = L.Load(x1);
                L a = L.Broadcast(*z);
                L.AddProduct(ref s00, a, b0);
                L.AddProduct(ref s01, a, b1);
                x0 += L.Count;
                x1 += L.Count;
                z++;
            }
            while (z < end);

            z += block->ZSkip;
            x0 += block->XSkip;
            x1 += block->XSkip;
        }

        y0 = block->Y0;
        y1 = block->Y1;
        L.Store(y0, s00);
        L.Store(y1, s01);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run1(OuterBlock<T>* block)
    {
        T* y0 = block->Y0;
        L s00 = L.Load(y0);
        T* x0 = block->X0;
        T* z = block->Z;
        for (int left = block->Pixels; left != 0; left--)
        {
            T* end = z + L.Count;
            do
            {
                L b0 = L.Load(x0);
                L a = L.Broadcast(*z);
                L.AddProduct(ref s00, a, b0);
                x0 += L.Count;
                z++;
            }
            while (z < end);

            z += block->ZSkip;
            x0 += block->XSkip;
        }

        y0 = block->Y0;
        L.Store(y0, s00);
    }
}
