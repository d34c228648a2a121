using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Register blocks of eight rows of a product: three vectors, two or one.</summary>
internal static unsafe class ProductRows8<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run3(ProductBlock<T>* block)
    {
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* x2 = block->X2;
        T* panel = block->Panel;
        T* start = block->Start;
        Tap* taps = block->Taps;
        Tap* end = taps + block->TapCount;
        nint tapStep = block->TapStep;
        nint pixel = block->Pixel;
        L s00 = L.Broadcast(*start), s01 = s00, s02 = s00;
        L s10 = L.Broadcast(start[1]), s11 = s10, s12 = s10;
        L s20 = L.Broadcast(start[2]), s21 = s20, s22 = s20;
        L s30 = L.Broadcast(start[3]), s31 = s30, s32 = s30;
        L s40 = L.Broadcast(start[4]), s41 = s40, s42 = s40;
        L s50 = L.Broadcast(start[5]), s51 = s50, s52 = s50;
        L s60 = L.Broadcast(start[6]), s61 = s60, s62 = s60;
        L s70 = L.Broadcast(start[7]), s71 = s70, s72 = s70;
        for (int left = block->Outer; left != 0; left--)
        {
            Tap* tap = taps;
            do
            {
                nint at = tap->Pixel * pixel;
                T* w = panel + tap->Index * tapStep;
                L b0 = L.Load(x0 + at);
                L b1 = L.Load(x1 + at);
                L b2 = L.Load(x2 + at);
                tap++;
                L a = L.Broadcast(*w);
                L.AddProduct(ref s00, a, b0);
                L.AddProduct(ref s01, a, b1);
                L.AddProduct(ref s02, a, b2);
                a = L.Broadcast(w[1]);
                L.AddProduct(ref s10, a, b0);
                L.AddProduct(ref s11, a, b1);
                L.AddProduct(ref s12, a, b2);
                a = L.Broadcast(w[2]);
                L.AddProduct(ref s20, a, b0);
                L.AddProduct(ref s21, a, b1);
                L.AddProduct(ref s22, a, b2);
                a = L.Broadcast(w[3]);
                L.AddProduct(ref s30, a, b0);
                L.AddProduct(ref s31, a, b1);
                L.AddProduct(ref s32, a, b2);
                a = L.Broadcast(w[4]);
                L.AddProduct(ref s40, a, b0);
                L.AddProduct(ref s41, a, b1);
                L.AddProduct(ref s42, a, b2);
                a = L.Broadcast(w[5]);
                L.AddProduct(ref s50, a, b0);
                L.AddProduct(ref s51, a, b1);
                L.AddProduct(ref s52, a, b2);
                a = L.Broadcast(w[6]);
                L.AddProduct(ref s60, a, b0);
                L.AddProduct(ref s61, a, b1);
                L.AddProduct(ref s62, a, b2);
                a = L.Broadcast(w[7]);
                L.AddProduct(ref s70, a, b0);
                L.AddProduct(ref s71, a, b1);
                L.AddProduct(ref s72, a, b2);
            }
            while (tap < end);

            panel += block->PanelStep;
            x0 += block->SourceStep;
            x1 += block->SourceStep;
            x2 += block->SourceStep;
        }

        nint step = block->TargetStep;
        ProductEnd how = block->End;
        T* y0 = block->Y0;
        T* y1 = block->Y1;
        T* y2 = block->Y2;
        Put(y0, s00, how);
        Put(y1, s01, how);
        Put(y2, s02, how);
        Put(y0 + step, s10, how);
        Put(y1 + step, s11, how);
        Put(y2 + step, s12, how);
        Put(y0 + 2 * step, s20, how);
        Put(y1 + 2 * step, s21, how);
        Put(y2 + 2 * step, s22, how);
        Put(y0 + 3 * step, s30, how);
        Put(y1 + 3 * step, s31, how);
        Put(y2 + 3 * step, s32, how);
        Put(y0 + 4 * step, s40, how);
        Put(y1 + 4 * step, s41, how);
        Put(y2 + 4 * step, s42, how);
        Put(y0 + 5 * step, s50, how);
        Put(y1 + 5 * step, s51, how);
        Put(y2 + 5 * step, s52, how);
        Put(y0 + 6 * step, s60, how);
        Put(y1 + 6 * step, s61, how);
        Put(y2 + 6 * step, s62, how);
        Put(y0 + 7 * step, s70, how);
        Put(y1 + 7 * step, s71, how);
        Put(y2 + 7 * step, s72, how);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run2(ProductBlock<T>* block)
    {
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* panel = block->Panel;
        T* start = block->Start;
        Tap* taps = block->Taps;
        Tap* end = taps + block->TapCount;
        nint tapStep = block->TapStep;
        nint pixel = block->Pixel;
        L s00 = L.Broadcast(*start), s01 = s00;
        L s10 = L.Broadcast(start[1]), s11 = s10;
        L s20 = L.Broadcast(start[2]), s21 = s20;
        L s30 = L.Broadcast(start[3]), s31 = s30;
        L s40 = L.Broadcast(start[4]), s41 = s40;
        L s50 = L.Broadcast(start[5]), s51 = s50;
        L s60 = L.Broadcast(start[6]), s61 = s60;
        L s70 = L.Broadcast(start[7]), s71 = s70;
        for (int left = block->Outer; left != 0; left--)
        {
            Tap* tap = taps;
            do
            {
                nint at = tap->Pixel * pixel;
                T* w = panel + tap->Index * tapStep;
                L b0 = L.Load(x0 + at);
                L b1 = L.Load(x1 + at);
                tap++;
                L a = L.Broadcast(*w);
                L.AddProduct(ref s00, a, b0);
                L.AddProduct(ref s01, a, b1);
                a = L.Broadcast(w[1]);
                L.AddProduct(ref s10, a, b0);
                L.AddProduct(ref s11, a, b1);
                a = L.Broadcast(w[2]);
                L.AddProduct(ref s20, a, b0);
                L.AddProduct(ref s21, a, b1);
                a = L.Broadcast(w[3]);
                L.AddProduct(ref s30, a, b0);
                L.AddProduct(ref s31, a, b1);
                a = L.Broadcast(w[4]);
                L.AddProduct(ref s40, a, b0);
                L.AddProduct(ref s41, a, b1);
                a = L.Broadcast(w[5]);
                L.AddProduct(ref s50, a, b0);
                L.AddProduct(ref s51, a, b1);
                a = L.Broadcast(w[6]);
                L.AddProduct(ref s60, a, b0);
                L.AddProduct(ref s61, a, b1);
                a = L.Broadcast(w[7]);
                L.AddProduct(ref s70, a, b0);
                L.AddProduct(ref s71, a, b1);
            }
            while (tap < end);

            panel += block->PanelStep;
            x0 += block->SourceStep;
            x1 += block->SourceStep;
        }

        nint step = block->TargetStep;
        ProductEnd how = block->End;
        T* y0 = block->Y0;
        T* y1 = block->Y1;
        Put(y0, s00, how);
        Put(y1, s01, how);
        Put(y0 + step, s10, how);
        Put(y1 + step, s11, how);
        Put(y0 + 2 * step, s20, how);
        Put(y1 + 2 * step, s21, how);
        Put(y0 + 3 * step, s30, how);
        Put(y1 + 3 * step, s31, how);
        Put(y0 + 4 * step, s40, how);
        Put(y1 + 4 * step, s41, how);
        Put(y0 + 5 * step, s50, how);
        Put(y1 + 5 * step, s51, how);
        Put(y0 + 6 * step, s60, how);
        Put(y1 + 6 * step, s61, how);
        Put(y0 + 7 * step, s70, how);
        Put(y1 + 7 * step, s71, how);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run1(ProductBlock<T>* block)
    {
        T* x0 = block->X0;
        T* panel = block->Panel;
        T* start = block->Start;
        Tap* taps = block->Taps;
        Tap* end = taps + block->TapCount;
        nint tapStep = block->TapStep;
        nint pixel = block->Pixel;
        L s00 = L.Broadcast(*start);
        L s10 = L.Broadcast(start[1]);
        L s20 = L.Broadcast(start[2]);
        L s30 = L.Broadcast(start[3]);
        L s40 = L.Broadcast(start[4]);
        L s50 = L.Broadcast(start[5]);
        L s60 = L.Broadcast(start[6]);
        L s70 = L.Broadcast(start[7]);
        for (int left = block->Outer; left != 0; left--)
        {
            Tap* tap = taps;
            do
            {
                nint at = tap->Pixel * pixel;
                T* w = panel + tap->Index * tapStep;
                L b0 = L.Load(x0 + at);
                tap++;
                L a = L.Broadcast(*w);
                L.AddProduct(ref s00, a, b0);
                a = L.Broadcast(w[1]);
                L.AddProduct(ref s10, a, b0);
                a = L.Broadcast(w[2]);
                L.AddProduct(ref s20, a, b0);
                a = L.Broadcast(w[3]);
                L.AddProduct(ref s30, a, b0);
                a = L.Broadcast(w[4]);
                L.AddProduct(ref s40, a, b0);
                a = L.Broadcast(w[5]);
                L.AddProduct(ref s50, a, b0);
                a = L.Broadcast(w[6]);
                L.AddProduct(ref s60, a, b0);
                a = L.Broadcast(w[7]);
                L.AddProduct(ref s70, a, b0);
            }
            while (tap < end);

            panel += block->PanelStep;
            x0 += block->SourceStep;
        }

        nint step = block->TargetStep;
        ProductEnd how = block->End;
        T* y0 = block->Y0;
        Put(y0, s00, how);
        Put(y0 + step, s10, how);
        Put(y0 + 2 * step, s20, how);
        Put(y0 + 3 * step, s30, how);
        Put(y0 + 4 * step, s40, how);
        Put(y0 + 5 * step, s50, how);
        Put(y0 + 6 * step, s60, how);
        Put(y0 + 7 * step, s70, how);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* target, L sum, ProductEnd how) => ProductEnds<L, T>.Store(target, sum, how);
}
