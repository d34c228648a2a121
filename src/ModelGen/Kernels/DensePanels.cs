using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Register blocks of z = W x: w is packed [input][row], x and z are rows of Tile.Points. The accumulators fill the registers; every
/// broadcast of a weight feeds a whole row of them.
/// </summary>
internal static unsafe class DensePanels<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>6 rows by 4 vectors: z = start + W x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel6x4(T* w, T* x, int inputs, T* start, T* z)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Broadcast(start[0]), c01 = c00, c02 = c00, c03 = c00;
        L c10 = L.Broadcast(start[1]), c11 = c10, c12 = c10, c13 = c10;
        L c20 = L.Broadcast(start[2]), c21 = c20, c22 = c20, c23 = c20;
        L c30 = L.Broadcast(start[3]), c31 = c30, c32 = c30, c33 = c30;
        L c40 = L.Broadcast(start[4]), c41 = c40, c42 = c40, c43 = c40;
        L c50 = L.Broadcast(start[5]), c51 = c50, c52 = c50, c53 = c50;
        for (int k = 0; k < inputs; k++)
        {
            L x0 = L.Load(x);
            L x1 = L.Load(x + L.Count);
            L x2 = L.Load(x + (2 * L.Count));
            L x3 = L.Load(x + (3 * L.Count));
            L w0 = L.Broadcast(w[0]);
            c00 = L.MultiplyAdd(w0, x0, c00);
            c01 = L.MultiplyAdd(w0, x1, c01);
            c02 = L.MultiplyAdd(w0, x2, c02);
            c03 = L.MultiplyAdd(w0, x3, c03);
            L w1 = L.Broadcast(w[1]);
            c10 = L.MultiplyAdd(w1, x0, c10);
            c11 = L.MultiplyAdd(w1, x1, c11);
            c12 = L.MultiplyAdd(w1, x2, c12);
            c13 = L.MultiplyAdd(w1, x3, c13);
            L w2 = L.Broadcast(w[2]);
            c20 = L.MultiplyAdd(w2, x0, c20);
            c21 = L.MultiplyAdd(w2, x1, c21);
            c22 = L.MultiplyAdd(w2, x2, c22);
            c23 = L.MultiplyAdd(w2, x3, c23);
            L w3 = L.Broadcast(w[3]);
            c30 = L.MultiplyAdd(w3, x0, c30);
            c31 = L.MultiplyAdd(w3, x1, c31);
            c32 = L.MultiplyAdd(w3, x2, c32);
            c33 = L.MultiplyAdd(w3, x3, c33);
            L w4 = L.Broadcast(w[4]);
            c40 = L.MultiplyAdd(w4, x0, c40);
            c41 = L.MultiplyAdd(w4, x1, c41);
            c42 = L.MultiplyAdd(w4, x2, c42);
            c43 = L.MultiplyAdd(w4, x3, c43);
            L w5 = L.Broadcast(w[5]);
            c50 = L.MultiplyAdd(w5, x0, c50);
            c51 = L.MultiplyAdd(w5, x1, c51);
            c52 = L.MultiplyAdd(w5, x2, c52);
            c53 = L.MultiplyAdd(w5, x3, c53);
            w += 6;
            x += stride;
        }

        L.Store(z, c00);
        L.Store(z + L.Count, c01);
        L.Store(z + (2 * L.Count), c02);
        L.Store(z + (3 * L.Count), c03);
        L.Store(z + stride, c10);
        L.Store(z + stride + L.Count, c11);
        L.Store(z + stride + (2 * L.Count), c12);
        L.Store(z + stride + (3 * L.Count), c13);
        L.Store(z + (2 * stride), c20);
        L.Store(z + (2 * stride) + L.Count, c21);
        L.Store(z + (2 * stride) + (2 * L.Count), c22);
        L.Store(z + (2 * stride) + (3 * L.Count), c23);
        L.Store(z + (3 * stride), c30);
        L.Store(z + (3 * stride) + L.Count, c31);
        L.Store(z + (3 * stride) + (2 * L.Count), c32);
        L.Store(z + (3 * stride) + (3 * L.Count), c33);
        L.Store(z + (4 * stride), c40);
        L.Store(z + (4 * stride) + L.Count, c41);
        L.Store(z + (4 * stride) + (2 * L.Count), c42);
        L.Store(z + (4 * stride) + (3 * L.Count), c43);
        L.Store(z + (5 * stride), c50);
        L.Store(z + (5 * stride) + L.Count, c51);
        L.Store(z + (5 * stride) + (2 * L.Count), c52);
        L.Store(z + (5 * stride) + (3 * L.Count), c53);
    }

    /// <summary>4 rows by 4 vectors: z = start + W x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel4x4(T* w, T* x, int inputs, T* start, T* z)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Broadcast(start[0]), c01 = c00, c02 = c00, c03 = c00;
        L c10 = L.Broadcast(start[1]), c11 = c10, c12 = c10, c13 = c10;
        L c20 = L.Broadcast(start[2]), c21 = c20, c22 = c20, c23 = c20;
        L c30 = L.Broadcast(start[3]), c31 = c30, c32 = c30, c33 = c30;
        for (int k = 0; k < inputs; k++)
        {
            L x0 = L.Load(x);
            L x1 = L.Load(x + L.Count);
            L x2 = L.Load(x + (2 * L.Count));
            L x3 = L.Load(x + (3 * L.Count));
            L w0 = L.Broadcast(w[0]);
            c00 = L.MultiplyAdd(w0, x0, c00);
            c01 = L.MultiplyAdd(w0, x1, c01);
            c02 = L.MultiplyAdd(w0, x2, c02);
            c03 = L.MultiplyAdd(w0, x3, c03);
            L w1 = L.Broadcast(w[1]);
            c10 = L.MultiplyAdd(w1, x0, c10);
            c11 = L.MultiplyAdd(w1, x1, c11);
            c12 = L.MultiplyAdd(w1, x2, c12);
            c13 = L.MultiplyAdd(w1, x3, c13);
            L w2 = L.Broadcast(w[2]);
            c20 = L.MultiplyAdd(w2, x0, c20);
            c21 = L.MultiplyAdd(w2, x1, c21);
            c22 = L.MultiplyAdd(w2, x2, c22);
            c23 = L.MultiplyAdd(w2, x3, c23);
            L w3 = L.Broadcast(w[3]);
            c30 = L.MultiplyAdd(w3, x0, c30);
            c31 = L.MultiplyAdd(w3, x1, c31);
            c32 = L.MultiplyAdd(w3, x2, c32);
            c33 = L.MultiplyAdd(w3, x3, c33);
            w += 4;
            x += stride;
        }

        L.Store(z, c00);
        L.Store(z + L.Count, c01);
        L.Store(z + (2 * L.Count), c02);
        L.Store(z + (3 * L.Count), c03);
        L.Store(z + stride, c10);
        L.Store(z + stride + L.Count, c11);
        L.Store(z + stride + (2 * L.Count), c12);
        L.Store(z + stride + (3 * L.Count), c13);
        L.Store(z + (2 * stride), c20);
        L.Store(z + (2 * stride) + L.Count, c21);
        L.Store(z + (2 * stride) + (2 * L.Count), c22);
        L.Store(z + (2 * stride) + (3 * L.Count), c23);
        L.Store(z + (3 * stride), c30);
        L.Store(z + (3 * stride) + L.Count, c31);
        L.Store(z + (3 * stride) + (2 * L.Count), c32);
        L.Store(z + (3 * stride) + (3 * L.Count), c33);
    }

    /// <summary>2 rows by 4 vectors: z = start + W x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel2x4(T* w, T* x, int inputs, T* start, T* z)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Broadcast(start[0]), c01 = c00, c02 = c00, c03 = c00;
        L c10 = L.Broadcast(start[1]), c11 = c10, c12 = c10, c13 = c10;
        for (int k = 0; k < inputs; k++)
        {
            L x0 = L.Load(x);
            L x1 = L.Load(x + L.Count);
            L x2 = L.Load(x + (2 * L.Count));
            L x3 = L.Load(x + (3 * L.Count));
            L w0 = L.Broadcast(w[0]);
            c00 = L.MultiplyAdd(w0, x0, c00);
            c01 = L.MultiplyAdd(w0, x1, c01);
            c02 = L.MultiplyAdd(w0, x2, c02);
            c03 = L.MultiplyAdd(w0, x3, c03);
            L w1 = L.Broadcast(w[1]);
            c10 = L.MultiplyAdd(w1, x0, c10);
            c11 = L.MultiplyAdd(w1, x1, c11);
            c12 = L.MultiplyAdd(w1, x2, c12);
            c13 = L.MultiplyAdd(w1, x3, c13);
            w += 2;
            x += stride;
        }

        L.Store(z, c00);
        L.Store(z + L.Count, c01);
        L.Store(z + (2 * L.Count), c02);
        L.Store(z + (3 * L.Count), c03);
        L.Store(z + stride, c10);
        L.Store(z + stride + L.Count, c11);
        L.Store(z + stride + (2 * L.Count), c12);
        L.Store(z + stride + (3 * L.Count), c13);
    }

    /// <summary>1 rows by 4 vectors: z = start + W x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel1x4(T* w, T* x, int inputs, T* start, T* z)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Broadcast(start[0]), c01 = c00, c02 = c00, c03 = c00;
        for (int k = 0; k < inputs; k++)
        {
            L x0 = L.Load(x);
            L x1 = L.Load(x + L.Count);
            L x2 = L.Load(x + (2 * L.Count));
            L x3 = L.Load(x + (3 * L.Count));
            L w0 = L.Broadcast(w[0]);
            c00 = L.MultiplyAdd(w0, x0, c00);
            c01 = L.MultiplyAdd(w0, x1, c01);
            c02 = L.MultiplyAdd(w0, x2, c02);
            c03 = L.MultiplyAdd(w0, x3, c03);
            w += 1;
            x += stride;
        }

        L.Store(z, c00);
        L.Store(z + L.Count, c01);
        L.Store(z + (2 * L.Count), c02);
        L.Store(z + (3 * L.Count), c03);
    }

    /// <summary>6 rows by 2 vectors: z = start + W x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel6x2(T* w, T* x, int inputs, T* start, T* z)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Broadcast(start[0]), c01 = c00;
        L c10 = L.Broadcast(start[1]), c11 = c10;
        L c20 = L.Broadcast(start[2]), c21 = c20;
        L c30 = L.Broadcast(start[3]), c31 = c30;
        L c40 = L.Broadcast(start[4]), c41 = c40;
        L c50 = L.Broadcast(start[5]), c51 = c50;
        for (int k = 0; k < inputs; k++)
        {
            L x0 = L.Load(x);
            L x1 = L.Load(x + L.Count);
            L w0 = L.Broadcast(w[0]);
            c00 = L.MultiplyAdd(w0, x0, c00);
            c01 = L.MultiplyAdd(w0, x1, c01);
            L w1 = L.Broadcast(w[1]);
            c10 = L.MultiplyAdd(w1, x0, c10);
            c11 = L.MultiplyAdd(w1, x1, c11);
            L w2 = L.Broadcast(w[2]);
            c20 = L.MultiplyAdd(w2, x0, c20);
            c21 = L.MultiplyAdd(w2, x1, c21);
            L w3 = L.Broadcast(w[3]);
            c30 = L.MultiplyAdd(w3, x0, c30);
            c31 = L.MultiplyAdd(w3, x1, c31);
            L w4 = L.Broadcast(w[4]);
            c40 = L.MultiplyAdd(w4, x0, c40);
            c41 = L.MultiplyAdd(w4, x1, c41);
            L w5 = L.Broadcast(w[5]);
            c50 = L.MultiplyAdd(w5, x0, c50);
            c51 = L.MultiplyAdd(w5, x1, c51);
            w += 6;
            x += stride;
        }

        L.Store(z, c00);
        L.Store(z + L.Count, c01);
        L.Store(z + stride, c10);
        L.Store(z + stride + L.Count, c11);
        L.Store(z + (2 * stride), c20);
        L.Store(z + (2 * stride) + L.Count, c21);
        L.Store(z + (3 * stride), c30);
        L.Store(z + (3 * stride) + L.Count, c31);
        L.Store(z + (4 * stride), c40);
        L.Store(z + (4 * stride) + L.Count, c41);
        L.Store(z + (5 * stride), c50);
        L.Store(z + (5 * stride) + L.Count, c51);
    }

    /// <summary>4 rows by 2 vectors: z = start + W x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel4x2(T* w, T* x, int inputs, T* start, T* z)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Broadcast(start[0]), c01 = c00;
        L c10 = L.Broadcast(start[1]), c11 = c10;
        L c20 = L.Broadcast(start[2]), c21 = c20;
        L c30 = L.Broadcast(start[3]), c31 = c30;
        for (int k = 0; k < inputs; k++)
        {
            L x0 = L.Load(x);
            L x1 = L.Load(x + L.Count);
            L w0 = L.Broadcast(w[0]);
            c00 = L.MultiplyAdd(w0, x0, c00);
            c01 = L.MultiplyAdd(w0, x1, c01);
            L w1 = L.Broadcast(w[1]);
            c10 = L.MultiplyAdd(w1, x0, c10);
            c11 = L.MultiplyAdd(w1, x1, c11);
            L w2 = L.Broadcast(w[2]);
            c20 = L.MultiplyAdd(w2, x0, c20);
            c21 = L.MultiplyAdd(w2, x1, c21);
            L w3 = L.Broadcast(w[3]);
            c30 = L.MultiplyAdd(w3, x0, c30);
            c31 = L.MultiplyAdd(w3, x1, c31);
            w += 4;
            x += stride;
        }

        L.Store(z, c00);
        L.Store(z + L.Count, c01);
        L.Store(z + stride, c10);
        L.Store(z + stride + L.Count, c11);
        L.Store(z + (2 * stride), c20);
        L.Store(z + (2 * stride) + L.Count, c21);
        L.Store(z + (3 * stride), c30);
        L.Store(z + (3 * stride) + L.Count, c31);
    }

    /// <summary>2 rows by 2 vectors: z = start + W x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel2x2(T* w, T* x, int inputs, T* start, T* z)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Broadcast(start[0]), c01 = c00;
        L c10 = L.Broadcast(start[1]), c11 = c10;
        for (int k = 0; k < inputs; k++)
        {
            L x0 = L.Load(x);
            L x1 = L.Load(x + L.Count);
            L w0 = L.Broadcast(w[0]);
            c00 = L.MultiplyAdd(w0, x0, c00);
            c01 = L.MultiplyAdd(w0, x1, c01);
            L w1 = L.Broadcast(w[1]);
            c10 = L.MultiplyAdd(w1, x0, c10);
            c11 = L.MultiplyAdd(w1, x1, c11);
            w += 2;
            x += stride;
        }

        L.Store(z, c00);
        L.Store(z + L.Count, c01);
        L.Store(z + stride, c10);
        L.Store(z + stride + L.Count, c11);
    }

    /// <summary>1 rows by 2 vectors: z = start + W x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel1x2(T* w, T* x, int inputs, T* start, T* z)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Broadcast(start[0]), c01 = c00;
        for (int k = 0; k < inputs; k++)
        {
            L x0 = L.Load(x);
            L x1 = L.Load(x + L.Count);
            L w0 = L.Broadcast(w[0]);
            c00 = L.MultiplyAdd(w0, x0, c00);
            c01 = L.MultiplyAdd(w0, x1, c01);
            w += 1;
            x += stride;
        }

        L.Store(z, c00);
        L.Store(z + L.Count, c01);
    }
}
