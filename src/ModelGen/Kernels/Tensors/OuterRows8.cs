using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Register blocks of outer products: eight rows of zBar with three vectors of x, two or one, over pixels and the samples of a vector.</summary>
internal static unsafe class OuterRows8<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run3(OuterBlock<T>* block)
    {
        T* y0 = block->Y0;
        T* y1 = block->Y1;
        T* y2 = block->Y2;
        nint yStep = block->YStep;
        L s00 = L.Load(y0), s01 = L.Load(y1), s02 = L.Load(y2);
        L s10 = L.Load(y0 + yStep), s11 = L.Load(y1 + yStep), s12 = L.Load(y2 + yStep);
        L s20 = L.Load(y0 + 2 * yStep), s21 = L.Load(y1 + 2 * yStep), s22 = L.Load(y2 + 2 * yStep);
        L s30 = L.Load(y0 + 3 * yStep), s31 = L.Load(y1 + 3 * yStep), s32 = L.Load(y2 + 3 * yStep);
        L s40 = L.Load(y0 + 4 * yStep), s41 = L.Load(y1 + 4 * yStep), s42 = L.Load(y2 + 4 * yStep);
        L s50 = L.Load(y0 + 5 * yStep), s51 = L.Load(y1 + 5 * yStep), s52 = L.Load(y2 + 5 * yStep);
        L s60 = L.Load(y0 + 6 * yStep), s61 = L.Load(y1 + 6 * yStep), s62 = L.Load(y2 + 6 * yStep);
        L s70 = L.Load(y0 + 7 * yStep), s71 = L.Load(y1 + 7 * yStep), s72 = L.Load(y2 + 7 * yStep);
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* x2 = block->X2;
        T* z = block->Z;
        nint step = block->ZStep;
        for (int left = block->Pixels; left != 0; left--)
        {
            T* end = z + L.Count;
            T* z3 = z + 3 * step;
            T* z6 = z + 6 * step;
            do
            {
                L b0 = L.Load(x0);
                L b1 = L.Load(x1);
                L b2 = L.Load(x2);
                L a = L.Broadcast(*z);
                L.AddProduct(ref s00, a, b0);
                L.AddProduct(ref s01, a, b1);
                L.AddProduct(ref s02, a, b2);
                a = L.Broadcast(z[step]);
                L.AddProduct(ref s10, a, b0);
                L.AddProduct(ref s11, a, b1);
                L.AddProduct(ref s12, a, b2);
                a = L.Broadcast(z[2 * step]);
                L.AddProduct(ref s20, a, b0);
                L.AddProduct(ref s21, a, b1);
                L.AddProduct(ref s22, a, b2);
                a = L.Broadcast(*z3);
                L.AddProduct(ref s30, a, b0);
                L.AddProduct(ref s31, a, b1);
                L.AddProduct(ref s32, a, b2);
                a = L.Broadcast(z3[step]);
                L.AddProduct(ref s40, a, b0);
                L.AddProduct(ref s41, a, b1);
                L.AddProduct(ref s42, a, b2);
                a = L.Broadcast(z3[2 * step]);
                L.AddProduct(ref s50, a, b0);
                L.AddProduct(ref s51, a, b1);
                L.AddProduct(ref s52, a, b2);
                a = L.Broadcast(*z6);
                L.AddProduct(ref s60, a, b0);
                L.AddProduct(ref s61, a, b1);
                L.AddProduct(ref s62, a, b2);
                a = L.Broadcast(z6[step]);
                L.AddProduct(ref s70, a, b0);
                L.AddProduct(ref s71, a, b1);
                L.AddProduct(ref s72, a, b2);
                x0 += L.Count;
                x1 += L.Count;
                x2 += L.Count;
                z++;
                z3++;
                z6++;
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
        yStep = block->YStep;
        L.Store(y0, s00);
        L.Store(y1, s01);
        L.Store(y2, s02);
        L.Store(y0 + yStep, s10);
        L.Store(y1 + yStep, s11);
        L.Store(y2 + yStep, s12);
        L.Store(y0 + 2 * yStep, s20);
        L.Store(y1 + 2 * yStep, s21);
        L.Store(y2 + 2 * yStep, s22);
        L.Store(y0 + 3 * yStep, s30);
        L.Store(y1 + 3 * yStep, s31);
        L.Store(y2 + 3 * yStep, s32);
        L.Store(y0 + 4 * yStep, s40);
        L.Store(y1 + 4 * yStep, s41);
        L.Store(y2 + 4 * yStep, s42);
        L.Store(y0 + 5 * yStep, s50);
        L.Store(y1 + 5 * yStep, s51);
        L.Store(y2 + 5 * yStep, s52);
        L.Store(y0 + 6 * yStep, s60);
        L.Store(y1 + 6 * yStep, s61);
        L.Store(y2 + 6 * yStep, s62);
        L.Store(y0 + 7 * yStep, s70);
        L.Store(y1 + 7 * yStep, s71);
        L.Store(y2 + 7 * yStep, s72);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run2(OuterBlock<T>* block)
    {
        T* y0 = block->Y0;
        T* y1 = block->Y1;
        nint yStep = block->YStep;
        L s00 = L.Load(y0), s01 = L.Load(y1);
        L s10 = L.Load(y0 + yStep), s11 = L.Load(y1 + yStep);
        L s20 = L.Load(y0 + 2 * yStep), s21 = L.Load(y1 + 2 * yStep);
        L s30 = L.Load(y0 + 3 * yStep), s31 = L.Load(y1 + 3 * yStep);
        L s40 = L.Load(y0 + 4 * yStep), s41 = L.Load(y1 + 4 * yStep);
        L s50 = L.Load(y0 + 5 * yStep), s51 = L.Load(y1 + 5 * yStep);
        L s60 = L.Load(y0 + 6 * yStep), s61 = L.Load(y1 + 6 * yStep);
        L s70 = L.Load(y0 + 7 * yStep), s71 = L.Load(y1 + 7 * yStep);
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* z = block->Z;
        nint step = block->ZStep;
        for (int left = block->Pixels; left != 0; left--)
        {
            T* end = z + L.Count;
            T* z3 = z + 3 * step;
            T* z6 = z + 6 * step;
            do
            {
                L b0 = L.Load(x0);
                L b1 = L.Load(x1);
                L a = L.Broadcast(*z);
                L.AddProduct(ref s00, a, b0);
                L.AddProduct(ref s01, a, b1);
                a = L.Broadcast(z[step]);
                L.AddProduct(ref s10, a, b0);
                L.AddProduct(ref s11, a, b1);
                a = L.Broadcast(z[2 * step]);
                L.AddProduct(ref s20, a, b0);
                L.AddProduct(ref s21, a, b1);
                a = L.Broadcast(*z3);
                L.AddProduct(ref s30, a, b0);
                L.AddProduct(ref s31, a, b1);
                a = L.Broadcast(z3[step]);
                L.AddProduct(ref s40, a, b0);
                L.AddProduct(ref s41, a, b1);
                a = L.Broadcast(z3[2 * step]);
                L.AddProduct(ref s50, a, b0);
                L.AddProduct(ref s51, a, b1);
                a = L.Broadcast(*z6);
                L.AddProduct(ref s60, a, b0);
                L.AddProduct(ref s61, a, b1);
                a = L.Broadcast(z6[step]);
                L.AddProduct(ref s70, a, b0);
                L.AddProduct(ref s71, a, b1);
                x0 += L.Count;
                x1 += L.Count;
                z++;
                z3++;
                z6++;
            }
            while (z < end);

            z += block->ZSkip;
            x0 += block->XSkip;
            x1 += block->XSkip;
        }

        y0 = block->Y0;
        y1 = block->Y1;
        yStep = block->YStep;
        L.Store(y0, s00);
        L.Store(y1, s01);
        L.Store(y0 + yStep, s10);
        L.Store(y1 + yStep, s11);
        L.Store(y0 + 2 * yStep, s20);
        L.Store(y1 + 2 * yStep, s21);
        L.Store(y0 + 3 * yStep, s30);
        L.Store(y1 + 3 * yStep, s31);
        L.Store(y0 + 4 * yStep, s40);
        L.Store(y1 + 4 * yStep, s41);
        L.Store(y0 + 5 * yStep, s50);
        L.Store(y1 + 5 * yStep, s51);
        L.Store(y0 + 6 * yStep, s60);
        L.Store(y1 + 6 * yStep, s61);
        L.Store(y0 + 7 * yStep, s70);
        L.Store(y1 + 7 * yStep, s71);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run1(OuterBlock<T>* block)
    {
        T* y0 = block->Y0;
        nint yStep = block->YStep;
        L s00 = L.Load(y0);
        L s10 = L.Load(y0 + yStep);
        L s20 = L.Load(y0 + 2 * yStep);
        L s30 = L.Load(y0 + 3 * yStep);
        L s40 = L.Load(y0 + 4 * yStep);
        L s50 = L.Load(y0 + 5 * yStep);
        L s60 = L.Load(y0 + 6 * yStep);
        L s70 = L.Load(y0 + 7 * yStep);
        T* x0 = block->X0;
        T* z = block->Z;
        nint step = block->ZStep;
        for (int left = block->Pixels; left != 0; left--)
        {
            T* end = z + L.Count;
            T* z3 = z + 3 * step;
            T* z6 = z + 6 * step;
            do
            {
                L b0 = L.Load(x0);
                L a = L.Broadcast(*z);
                L.AddProduct(ref s00, a, b0);
                a = L.Broadcast(z[step]);
                L.AddProduct(ref s10, a, b0);
                a = L.Broadcast(z[2 * step]);
                L.AddProduct(ref s20, a, b0);
                a = L.Broadcast(*z3);
                L.AddProduct(ref s30, a, b0);
                a = L.Broadcast(z3[step]);
                L.AddProduct(ref s40, a, b0);
                a = L.Broadcast(z3[2 * step]);
                L.AddProduct(ref s50, a, b0);
                a = L.Broadcast(*z6);
                L.AddProduct(ref s60, a, b0);
                a = L.Broadcast(z6[step]);
                L.AddProduct(ref s70, a, b0);
                x0 += L.Count;
                z++;
                z3++;
                z6++;
            }
            while (z < end);

            z += block->ZSkip;
            x0 += block->XSkip;
        }

        y0 = block->Y0;
        yStep = block->YStep;
        L.Store(y0, s00);
        L.Store(y0 + yStep, s10);
        L.Store(y0 + 2 * yStep, s20);
        L.Store(y0 + 3 * yStep, s30);
        L.Store(y0 + 4 * yStep, s40);
        L.Store(y0 + 5 * yStep, s50);
        L.Store(y0 + 6 * yStep, s60);
        L.Store(y0 + 7 * yStep, s70);
    }
}
