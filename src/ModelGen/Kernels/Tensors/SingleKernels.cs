using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Register blocks of a product on one sample: lanes are output channels. Each sum is made in the order of <see cref="ProductKernels{L, T}"/>, so that a
/// sample alone has the bits that it has in a batch.
/// </summary>
internal static unsafe class SingleKernels<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>Eight pixels, two vectors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pixels8Vectors2(SingleBlock<T>* block)
    {
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* x2 = block->X2;
        T* x3 = block->X3;
        T* x4 = block->X4;
        T* x5 = block->X5;
        T* x6 = block->X6;
        T* x7 = block->X7;
        T* panel = block->Panel;
        T* start = block->Start;
        Tap* taps = block->Taps;
        Tap* end = taps + block->TapCount;
        nint tapStep = block->TapStep;
        nint round = 0;
        L s00 = L.Load(start), s10 = s00, s20 = s00, s30 = s00, s40 = s00, s50 = s00, s60 = s00, s70 = s00;
        L s01 = L.Load(start + L.Count), s11 = s01, s21 = s01, s31 = s01, s41 = s01, s51 = s01, s61 = s01, s71 = s01;
        for (int left = block->Outer; left != 0; left--)
        {
            Tap* tap = taps;
            do
            {
                nint at = tap->Pixel + round;
                T* w = panel + tap->Index * tapStep;
                tap++;
                L w0 = L.Load(w);
                L w1 = L.Load(w + L.Count);
                L b = L.Broadcast(x0[at]);
                L.AddProduct(ref s00, b, w0);
                L.AddProduct(ref s01, b, w1);
                b = L.Broadcast(x1[at]);
                L.AddProduct(ref s10, b, w0);
                L.AddProduct(ref s11, b, w1);
                b = L.Broadcast(x2[at]);
                L.AddProduct(ref s20, b, w0);
                L.AddProduct(ref s21, b, w1);
                b = L.Broadcast(x3[at]);
                L.AddProduct(ref s30, b, w0);
                L.AddProduct(ref s31, b, w1);
                b = L.Broadcast(x4[at]);
                L.AddProduct(ref s40, b, w0);
                L.AddProduct(ref s41, b, w1);
                b = L.Broadcast(x5[at]);
                L.AddProduct(ref s50, b, w0);
                L.AddProduct(ref s51, b, w1);
                b = L.Broadcast(x6[at]);
                L.AddProduct(ref s60, b, w0);
                L.AddProduct(ref s61, b, w1);
                b = L.Broadcast(x7[at]);
                L.AddProduct(ref s70, b, w0);
                L.AddProduct(ref s71, b, w1);
            }
            while (tap < end);

            panel += block->PanelStep;
            round += block->SourceStep;
        }

        T* sums = block->Sums;
        L.Store(sums, s00);
        L.Store(sums + L.Count, s01);
        L.Store(sums + 2 * L.Count, s10);
        L.Store(sums + 3 * L.Count, s11);
        L.Store(sums + 4 * L.Count, s20);
        L.Store(sums + 5 * L.Count, s21);
        L.Store(sums + 6 * L.Count, s30);
        L.Store(sums + 7 * L.Count, s31);
        L.Store(sums + 8 * L.Count, s40);
        L.Store(sums + 9 * L.Count, s41);
        L.Store(sums + 10 * L.Count, s50);
        L.Store(sums + 11 * L.Count, s51);
        L.Store(sums + 12 * L.Count, s60);
        L.Store(sums + 13 * L.Count, s61);
        L.Store(sums + 14 * L.Count, s70);
        L.Store(sums + 15 * L.Count, s71);
    }

    /// <summary>Eight pixels, one vector.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pixels8Vectors1(SingleBlock<T>* block)
    {
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* x2 = block->X2;
        T* x3 = block->X3;
        T* x4 = block->X4;
        T* x5 = block->X5;
        T* x6 = block->X6;
        T* x7 = block->X7;
        T* panel = block->Panel;
        T* start = block->Start;
        Tap* taps = block->Taps;
        Tap* end = taps + block->TapCount;
        nint tapStep = block->TapStep;
        nint round = 0;
        L s00 = L.Load(start), s10 = s00, s20 = s00, s30 = s00, s40 = s00, s50 = s00, s60 = s00, s70 = s00;
        for (int left = block->Outer; left != 0; left--)
        {
            Tap* tap = taps;
            do
            {
                nint at = tap->Pixel + round;
                T* w = panel + tap->Index * tapStep;
                tap++;
                L w0 = L.Load(w);
                L b = L.Broadcast(x0[at]);
                L.AddProduct(ref s00, b, w0);
                b = L.Broadcast(x1[at]);
                L.AddProduct(ref s10, b, w0);
                b = L.Broadcast(x2[at]);
                L.AddProduct(ref s20, b, w0);
                b = L.Broadcast(x3[at]);
                L.AddProduct(ref s30, b, w0);
                b = L.Broadcast(x4[at]);
                L.AddProduct(ref s40, b, w0);
                b = L.Broadcast(x5[at]);
                L.AddProduct(ref s50, b, w0);
                b = L.Broadcast(x6[at]);
                L.AddProduct(ref s60, b, w0);
                b = L.Broadcast(x7[at]);
                L.AddProduct(ref s70, b, w0);
            }
            while (tap < end);

            panel += block->PanelStep;
            round += block->SourceStep;
        }

        T* sums = block->Sums;
        L.Store(sums, s00);
        L.Store(sums + L.Count, s10);
        L.Store(sums + 2 * L.Count, s20);
        L.Store(sums + 3 * L.Count, s30);
        L.Store(sums + 4 * L.Count, s40);
        L.Store(sums + 5 * L.Count, s50);
        L.Store(sums + 6 * L.Count, s60);
        L.Store(sums + 7 * L.Count, s70);
    }

    /// <summary>Four pixels, two vectors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pixels4Vectors2(SingleBlock<T>* block)
    {
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* x2 = block->X2;
        T* x3 = block->X3;
        T* panel = block->Panel;
        T* start = block->Start;
        Tap* taps = block->Taps;
        Tap* end = taps + block->TapCount;
        nint tapStep = block->TapStep;
        nint round = 0;
        L s00 = L.Load(start), s10 = s00, s20 = s00, s30 = s00;
        L s01 = L.Load(start + L.Count), s11 = s01, s21 = s01, s31 = s01;
        for (int left = block->Outer; left != 0; left--)
        {
            Tap* tap = taps;
            do
            {
                nint at = tap->Pixel + round;
                T* w = panel + tap->Index * tapStep;
                tap++;
                L w0 = L.Load(w);
                L w1 = L.Load(w + L.Count);
                L b = L.Broadcast(x0[at]);
                L.AddProduct(ref s00, b, w0);
                L.AddProduct(ref s01, b, w1);
                b = L.Broadcast(x1[at]);
                L.AddProduct(ref s10, b, w0);
                L.AddProduct(ref s11, b, w1);
                b = L.Broadcast(x2[at]);
                L.AddProduct(ref s20, b, w0);
                L.AddProduct(ref s21, b, w1);
                b = L.Broadcast(x3[at]);
                L.AddProduct(ref s30, b, w0);
                L.AddProduct(ref s31, b, w1);
            }
            while (tap < end);

            panel += block->PanelStep;
            round += block->SourceStep;
        }

        T* sums = block->Sums;
        L.Store(sums, s00);
        L.Store(sums + L.Count, s01);
        L.Store(sums + 2 * L.Count, s10);
        L.Store(sums + 3 * L.Count, s11);
        L.Store(sums + 4 * L.Count, s20);
        L.Store(sums + 5 * L.Count, s21);
        L.Store(sums + 6 * L.Count, s30);
        L.Store(sums + 7 * L.Count, s31);
    }

    /// <summary>Four pixels, one vector.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pixels4Vectors1(SingleBlock<T>* block)
    {
        T* x0 = block->X0;
        T* x1 = block->X1;
        T* x2 = block->X2;
        T* x3 = block->X3;
        T* panel = block->Panel;
        T* start = block->Start;
        Tap* taps = block->Taps;
        Tap* end = taps + block->TapCount;
        nint tapStep = block->TapStep;
        nint round = 0;
        L s00 = L.Load(start), s10 = s00, s20 = s00, s30 = s00;
        for (int left = block->Outer; left != 0; left--)
        {
            Tap* tap = taps;
            do
            {
                nint at = tap->Pixel + round;
                T* w = panel + tap->Index * tapStep;
                tap++;
                L w0 = L.Load(w);
                L b = L.Broadcast(x0[at]);
                L.AddProduct(ref s00, b, w0);
                b = L.Broadcast(x1[at]);
                L.AddProduct(ref s10, b, w0);
                b = L.Broadcast(x2[at]);
                L.AddProduct(ref s20, b, w0);
                b = L.Broadcast(x3[at]);
                L.AddProduct(ref s30, b, w0);
            }
            while (tap < end);

            panel += block->PanelStep;
            round += block->SourceStep;
        }

        T* sums = block->Sums;
        L.Store(sums, s00);
        L.Store(sums + L.Count, s10);
        L.Store(sums + 2 * L.Count, s20);
        L.Store(sums + 3 * L.Count, s30);
    }

    /// <summary>One pixel, eight vectors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pixels1Vectors8(SingleBlock<T>* block)
    {
        T* x0 = block->X0;
        T* panel = block->Panel;
        T* start = block->Start;
        Tap* taps = block->Taps;
        Tap* end = taps + block->TapCount;
        nint tapStep = block->TapStep;
        nint round = 0;
        L s00 = L.Load(start);
        L s01 = L.Load(start + L.Count);
        L s02 = L.Load(start + 2 * L.Count);
        L s03 = L.Load(start + 3 * L.Count);
        L s04 = L.Load(start + 4 * L.Count);
        L s05 = L.Load(start + 5 * L.Count);
        L s06 = L.Load(start + 6 * L.Count);
        L s07 = L.Load(start + 7 * L.Count);
        for (int left = block->Outer; left != 0; left--)
        {
            Tap* tap = taps;
            do
            {
                nint at = tap->Pixel + round;
                T* w = panel + tap->Index * tapStep;
                tap++;
                L b = L.Broadcast(x0[at]);
                L.AddProduct(ref s00, b, L.Load(w));
                L.AddProduct(ref s01, b, L.Load(w + L.Count));
                L.AddProduct(ref s02, b, L.Load(w + 2 * L.Count));
                L.AddProduct(ref s03, b, L.Load(w + 3 * L.Count));
                L.AddProduct(ref s04, b, L.Load(w + 4 * L.Count));
                L.AddProduct(ref s05, b, L.Load(w + 5 * L.Count));
                L.AddProduct(ref s06, b, L.Load(w + 6 * L.Count));
                L.AddProduct(ref s07, b, L.Load(w + 7 * L.Count));
            }
            while (tap < end);

            panel += block->PanelStep;
            round += block->SourceStep;
        }

        T* sums = block->Sums;
        L.Store(sums, s00);
        L.Store(sums + L.Count, s01);
        L.Store(sums + 2 * L.Count, s02);
        L.Store(sums + 3 * L.Count, s03);
        L.Store(sums + 4 * L.Count, s04);
        L.Store(sums + 5 * L.Count, s05);
        L.Store(sums + 6 * L.Count, s06);
        L.Store(sums + 7 * L.Count, s07);
    }

    /// <summary>One pixel, one vector.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pixels1Vectors1(SingleBlock<T>* block)
    {
        T* x0 = block->X0;
        T* panel = block->Panel;
        T* start = block->Start;
        Tap* taps = block->Taps;
        Tap* end = taps + block->TapCount;
        nint tapStep = block->TapStep;
        nint round = 0;
        L s00 = L.Load(start);
        for (int left = block->Outer; left != 0; left--)
        {
            Tap* tap = taps;
            do
            {
                nint at = tap->Pixel + round;
                T* w = panel + tap->Index * tapStep;
                tap++;
                L w0 = L.Load(w);
                L b = L.Broadcast(x0[at]);
                L.AddProduct(ref s00, b, w0);
            }
            while (tap < end);

            panel += block->PanelStep;
            round += block->SourceStep;
        }

        T* sums = block->Sums;
        L.Store(sums, s00);
    }
}
