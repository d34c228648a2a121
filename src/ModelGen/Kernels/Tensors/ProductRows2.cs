using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Register blocks of two rows of a product: three vectors, two or one.</summary>
internal static unsafe class ProductRows2<L, T>
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
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* target, L sum, ProductEnd how) => ProductEnds<L, T>.Store(target, sum, how);
}
