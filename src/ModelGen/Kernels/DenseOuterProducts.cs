using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels;

/// <summary>
/// Register blocks of the weight gradient dW += zBar x': x is transposed to [plane][point][column], lanes are columns, so that nothing is
/// summed across lanes.
/// </summary>
internal static unsafe class DenseOuterProducts<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>6 rows by 4 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer6x4(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0), c01 = c00, c02 = c00, c03 = c00;
        L c10 = L.Constant(0), c11 = c10, c12 = c10, c13 = c10;
        L c20 = L.Constant(0), c21 = c20, c22 = c20, c23 = c20;
        L c30 = L.Constant(0), c31 = c30, c32 = c30, c33 = c30;
        L c40 = L.Constant(0), c41 = c40, c42 = c40, c43 = c40;
        L c50 = L.Constant(0), c51 = c50, c52 = c50, c53 = c50;
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L x1 = L.Load(x + L.Count);
                L x2 = L.Load(x + (2 * L.Count));
                L x3 = L.Load(x + (3 * L.Count));
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                c01 = L.MultiplyAdd(z0, x1, c01);
                c02 = L.MultiplyAdd(z0, x2, c02);
                c03 = L.MultiplyAdd(z0, x3, c03);
                L z1 = L.Broadcast(z[stride]);
                c10 = L.MultiplyAdd(z1, x0, c10);
                c11 = L.MultiplyAdd(z1, x1, c11);
                c12 = L.MultiplyAdd(z1, x2, c12);
                c13 = L.MultiplyAdd(z1, x3, c13);
                L z2 = L.Broadcast(z[2 * stride]);
                c20 = L.MultiplyAdd(z2, x0, c20);
                c21 = L.MultiplyAdd(z2, x1, c21);
                c22 = L.MultiplyAdd(z2, x2, c22);
                c23 = L.MultiplyAdd(z2, x3, c23);
                L z3 = L.Broadcast(z[3 * stride]);
                c30 = L.MultiplyAdd(z3, x0, c30);
                c31 = L.MultiplyAdd(z3, x1, c31);
                c32 = L.MultiplyAdd(z3, x2, c32);
                c33 = L.MultiplyAdd(z3, x3, c33);
                L z4 = L.Broadcast(z[4 * stride]);
                c40 = L.MultiplyAdd(z4, x0, c40);
                c41 = L.MultiplyAdd(z4, x1, c41);
                c42 = L.MultiplyAdd(z4, x2, c42);
                c43 = L.MultiplyAdd(z4, x3, c43);
                L z5 = L.Broadcast(z[5 * stride]);
                c50 = L.MultiplyAdd(z5, x0, c50);
                c51 = L.MultiplyAdd(z5, x1, c51);
                c52 = L.MultiplyAdd(z5, x2, c52);
                c53 = L.MultiplyAdd(z5, x3, c53);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + L.Count, L.Load(gradient + L.Count) + c01);
        L.Store(gradient + (2 * L.Count), L.Load(gradient + (2 * L.Count)) + c02);
        L.Store(gradient + (3 * L.Count), L.Load(gradient + (3 * L.Count)) + c03);
        L.Store(gradient + gradientStride, L.Load(gradient + gradientStride) + c10);
        L.Store(gradient + gradientStride + L.Count, L.Load(gradient + gradientStride + L.Count) + c11);
        L.Store(gradient + gradientStride + (2 * L.Count), L.Load(gradient + gradientStride + (2 * L.Count)) + c12);
        L.Store(gradient + gradientStride + (3 * L.Count), L.Load(gradient + gradientStride + (3 * L.Count)) + c13);
        L.Store(gradient + (2 * gradientStride), L.Load(gradient + (2 * gradientStride)) + c20);
        L.Store(gradient + (2 * gradientStride) + L.Count, L.Load(gradient + (2 * gradientStride) + L.Count) + c21);
        L.Store(gradient + (2 * gradientStride) + (2 * L.Count), L.Load(gradient + (2 * gradientStride) + (2 * L.Count)) + c22);
        L.Store(gradient + (2 * gradientStride) + (3 * L.Count), L.Load(gradient + (2 * gradientStride) + (3 * L.Count)) + c23);
        L.Store(gradient + (3 * gradientStride), L.Load(gradient + (3 * gradientStride)) + c30);
        L.Store(gradient + (3 * gradientStride) + L.Count, L.Load(gradient + (3 * gradientStride) + L.Count) + c31);
        L.Store(gradient + (3 * gradientStride) + (2 * L.Count), L.Load(gradient + (3 * gradientStride) + (2 * L.Count)) + c32);
        L.Store(gradient + (3 * gradientStride) + (3 * L.Count), L.Load(gradient + (3 * gradientStride) + (3 * L.Count)) + c33);
        L.Store(gradient + (4 * gradientStride), L.Load(gradient + (4 * gradientStride)) + c40);
        L.Store(gradient + (4 * gradientStride) + L.Count, L.Load(gradient + (4 * gradientStride) + L.Count) + c41);
        L.Store(gradient + (4 * gradientStride) + (2 * L.Count), L.Load(gradient + (4 * gradientStride) + (2 * L.Count)) + c42);
        L.Store(gradient + (4 * gradientStride) + (3 * L.Count), L.Load(gradient + (4 * gradientStride) + (3 * L.Count)) + c43);
        L.Store(gradient + (5 * gradientStride), L.Load(gradient + (5 * gradientStride)) + c50);
        L.Store(gradient + (5 * gradientStride) + L.Count, L.Load(gradient + (5 * gradientStride) + L.Count) + c51);
        L.Store(gradient + (5 * gradientStride) + (2 * L.Count), L.Load(gradient + (5 * gradientStride) + (2 * L.Count)) + c52);
        L.Store(gradient + (5 * gradientStride) + (3 * L.Count), L.Load(gradient + (5 * gradientStride) + (3 * L.Count)) + c53);
    }

    /// <summary>4 rows by 4 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer4x4(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0), c01 = c00, c02 = c00, c03 = c00;
        L c10 = L.Constant(0), c11 = c10, c12 = c10, c13 = c10;
        L c20 = L.Constant(0), c21 = c20, c22 = c20, c23 = c20;
        L c30 = L.Constant(0), c31 = c30, c32 = c30, c33 = c30;
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L x1 = L.Load(x + L.Count);
                L x2 = L.Load(x + (2 * L.Count));
                L x3 = L.Load(x + (3 * L.Count));
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                c01 = L.MultiplyAdd(z0, x1, c01);
                c02 = L.MultiplyAdd(z0, x2, c02);
                c03 = L.MultiplyAdd(z0, x3, c03);
                L z1 = L.Broadcast(z[stride]);
                c10 = L.MultiplyAdd(z1, x0, c10);
                c11 = L.MultiplyAdd(z1, x1, c11);
                c12 = L.MultiplyAdd(z1, x2, c12);
                c13 = L.MultiplyAdd(z1, x3, c13);
                L z2 = L.Broadcast(z[2 * stride]);
                c20 = L.MultiplyAdd(z2, x0, c20);
                c21 = L.MultiplyAdd(z2, x1, c21);
                c22 = L.MultiplyAdd(z2, x2, c22);
                c23 = L.MultiplyAdd(z2, x3, c23);
                L z3 = L.Broadcast(z[3 * stride]);
                c30 = L.MultiplyAdd(z3, x0, c30);
                c31 = L.MultiplyAdd(z3, x1, c31);
                c32 = L.MultiplyAdd(z3, x2, c32);
                c33 = L.MultiplyAdd(z3, x3, c33);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + L.Count, L.Load(gradient + L.Count) + c01);
        L.Store(gradient + (2 * L.Count), L.Load(gradient + (2 * L.Count)) + c02);
        L.Store(gradient + (3 * L.Count), L.Load(gradient + (3 * L.Count)) + c03);
        L.Store(gradient + gradientStride, L.Load(gradient + gradientStride) + c10);
        L.Store(gradient + gradientStride + L.Count, L.Load(gradient + gradientStride + L.Count) + c11);
        L.Store(gradient + gradientStride + (2 * L.Count), L.Load(gradient + gradientStride + (2 * L.Count)) + c12);
        L.Store(gradient + gradientStride + (3 * L.Count), L.Load(gradient + gradientStride + (3 * L.Count)) + c13);
        L.Store(gradient + (2 * gradientStride), L.Load(gradient + (2 * gradientStride)) + c20);
        L.Store(gradient + (2 * gradientStride) + L.Count, L.Load(gradient + (2 * gradientStride) + L.Count) + c21);
        L.Store(gradient + (2 * gradientStride) + (2 * L.Count), L.Load(gradient + (2 * gradientStride) + (2 * L.Count)) + c22);
        L.Store(gradient + (2 * gradientStride) + (3 * L.Count), L.Load(gradient + (2 * gradientStride) + (3 * L.Count)) + c23);
        L.Store(gradient + (3 * gradientStride), L.Load(gradient + (3 * gradientStride)) + c30);
        L.Store(gradient + (3 * gradientStride) + L.Count, L.Load(gradient + (3 * gradientStride) + L.Count) + c31);
        L.Store(gradient + (3 * gradientStride) + (2 * L.Count), L.Load(gradient + (3 * gradientStride) + (2 * L.Count)) + c32);
        L.Store(gradient + (3 * gradientStride) + (3 * L.Count), L.Load(gradient + (3 * gradientStride) + (3 * L.Count)) + c33);
    }

    /// <summary>2 rows by 4 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer2x4(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0), c01 = c00, c02 = c00, c03 = c00;
        L c10 = L.Constant(0), c11 = c10, c12 = c10, c13 = c10;
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L x1 = L.Load(x + L.Count);
                L x2 = L.Load(x + (2 * L.Count));
                L x3 = L.Load(x + (3 * L.Count));
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                c01 = L.MultiplyAdd(z0, x1, c01);
                c02 = L.MultiplyAdd(z0, x2, c02);
                c03 = L.MultiplyAdd(z0, x3, c03);
                L z1 = L.Broadcast(z[stride]);
                c10 = L.MultiplyAdd(z1, x0, c10);
                c11 = L.MultiplyAdd(z1, x1, c11);
                c12 = L.MultiplyAdd(z1, x2, c12);
                c13 = L.MultiplyAdd(z1, x3, c13);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + L.Count, L.Load(gradient + L.Count) + c01);
        L.Store(gradient + (2 * L.Count), L.Load(gradient + (2 * L.Count)) + c02);
        L.Store(gradient + (3 * L.Count), L.Load(gradient + (3 * L.Count)) + c03);
        L.Store(gradient + gradientStride, L.Load(gradient + gradientStride) + c10);
        L.Store(gradient + gradientStride + L.Count, L.Load(gradient + gradientStride + L.Count) + c11);
        L.Store(gradient + gradientStride + (2 * L.Count), L.Load(gradient + gradientStride + (2 * L.Count)) + c12);
        L.Store(gradient + gradientStride + (3 * L.Count), L.Load(gradient + gradientStride + (3 * L.Count)) + c13);
    }

    /// <summary>1 rows by 4 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer1x4(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0), c01 = c00, c02 = c00, c03 = c00;
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L x1 = L.Load(x + L.Count);
                L x2 = L.Load(x + (2 * L.Count));
                L x3 = L.Load(x + (3 * L.Count));
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                c01 = L.MultiplyAdd(z0, x1, c01);
                c02 = L.MultiplyAdd(z0, x2, c02);
                c03 = L.MultiplyAdd(z0, x3, c03);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + L.Count, L.Load(gradient + L.Count) + c01);
        L.Store(gradient + (2 * L.Count), L.Load(gradient + (2 * L.Count)) + c02);
        L.Store(gradient + (3 * L.Count), L.Load(gradient + (3 * L.Count)) + c03);
    }

    /// <summary>6 rows by 2 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer6x2(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0), c01 = c00;
        L c10 = L.Constant(0), c11 = c10;
        L c20 = L.Constant(0), c21 = c20;
        L c30 = L.Constant(0), c31 = c30;
        L c40 = L.Constant(0), c41 = c40;
        L c50 = L.Constant(0), c51 = c50;
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L x1 = L.Load(x + L.Count);
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                c01 = L.MultiplyAdd(z0, x1, c01);
                L z1 = L.Broadcast(z[stride]);
                c10 = L.MultiplyAdd(z1, x0, c10);
                c11 = L.MultiplyAdd(z1, x1, c11);
                L z2 = L.Broadcast(z[2 * stride]);
                c20 = L.MultiplyAdd(z2, x0, c20);
                c21 = L.MultiplyAdd(z2, x1, c21);
                L z3 = L.Broadcast(z[3 * stride]);
                c30 = L.MultiplyAdd(z3, x0, c30);
                c31 = L.MultiplyAdd(z3, x1, c31);
                L z4 = L.Broadcast(z[4 * stride]);
                c40 = L.MultiplyAdd(z4, x0, c40);
                c41 = L.MultiplyAdd(z4, x1, c41);
                L z5 = L.Broadcast(z[5 * stride]);
                c50 = L.MultiplyAdd(z5, x0, c50);
                c51 = L.MultiplyAdd(z5, x1, c51);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + L.Count, L.Load(gradient + L.Count) + c01);
        L.Store(gradient + gradientStride, L.Load(gradient + gradientStride) + c10);
        L.Store(gradient + gradientStride + L.Count, L.Load(gradient + gradientStride + L.Count) + c11);
        L.Store(gradient + (2 * gradientStride), L.Load(gradient + (2 * gradientStride)) + c20);
        L.Store(gradient + (2 * gradientStride) + L.Count, L.Load(gradient + (2 * gradientStride) + L.Count) + c21);
        L.Store(gradient + (3 * gradientStride), L.Load(gradient + (3 * gradientStride)) + c30);
        L.Store(gradient + (3 * gradientStride) + L.Count, L.Load(gradient + (3 * gradientStride) + L.Count) + c31);
        L.Store(gradient + (4 * gradientStride), L.Load(gradient + (4 * gradientStride)) + c40);
        L.Store(gradient + (4 * gradientStride) + L.Count, L.Load(gradient + (4 * gradientStride) + L.Count) + c41);
        L.Store(gradient + (5 * gradientStride), L.Load(gradient + (5 * gradientStride)) + c50);
        L.Store(gradient + (5 * gradientStride) + L.Count, L.Load(gradient + (5 * gradientStride) + L.Count) + c51);
    }

    /// <summary>4 rows by 2 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer4x2(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0), c01 = c00;
        L c10 = L.Constant(0), c11 = c10;
        L c20 = L.Constant(0), c21 = c20;
        L c30 = L.Constant(0), c31 = c30;
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L x1 = L.Load(x + L.Count);
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                c01 = L.MultiplyAdd(z0, x1, c01);
                L z1 = L.Broadcast(z[stride]);
                c10 = L.MultiplyAdd(z1, x0, c10);
                c11 = L.MultiplyAdd(z1, x1, c11);
                L z2 = L.Broadcast(z[2 * stride]);
                c20 = L.MultiplyAdd(z2, x0, c20);
                c21 = L.MultiplyAdd(z2, x1, c21);
                L z3 = L.Broadcast(z[3 * stride]);
                c30 = L.MultiplyAdd(z3, x0, c30);
                c31 = L.MultiplyAdd(z3, x1, c31);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + L.Count, L.Load(gradient + L.Count) + c01);
        L.Store(gradient + gradientStride, L.Load(gradient + gradientStride) + c10);
        L.Store(gradient + gradientStride + L.Count, L.Load(gradient + gradientStride + L.Count) + c11);
        L.Store(gradient + (2 * gradientStride), L.Load(gradient + (2 * gradientStride)) + c20);
        L.Store(gradient + (2 * gradientStride) + L.Count, L.Load(gradient + (2 * gradientStride) + L.Count) + c21);
        L.Store(gradient + (3 * gradientStride), L.Load(gradient + (3 * gradientStride)) + c30);
        L.Store(gradient + (3 * gradientStride) + L.Count, L.Load(gradient + (3 * gradientStride) + L.Count) + c31);
    }

    /// <summary>2 rows by 2 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer2x2(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0), c01 = c00;
        L c10 = L.Constant(0), c11 = c10;
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L x1 = L.Load(x + L.Count);
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                c01 = L.MultiplyAdd(z0, x1, c01);
                L z1 = L.Broadcast(z[stride]);
                c10 = L.MultiplyAdd(z1, x0, c10);
                c11 = L.MultiplyAdd(z1, x1, c11);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + L.Count, L.Load(gradient + L.Count) + c01);
        L.Store(gradient + gradientStride, L.Load(gradient + gradientStride) + c10);
        L.Store(gradient + gradientStride + L.Count, L.Load(gradient + gradientStride + L.Count) + c11);
    }

    /// <summary>1 rows by 2 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer1x2(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0), c01 = c00;
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L x1 = L.Load(x + L.Count);
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                c01 = L.MultiplyAdd(z0, x1, c01);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + L.Count, L.Load(gradient + L.Count) + c01);
    }

    /// <summary>6 rows by 1 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer6x1(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0);
        L c10 = L.Constant(0);
        L c20 = L.Constant(0);
        L c30 = L.Constant(0);
        L c40 = L.Constant(0);
        L c50 = L.Constant(0);
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                L z1 = L.Broadcast(z[stride]);
                c10 = L.MultiplyAdd(z1, x0, c10);
                L z2 = L.Broadcast(z[2 * stride]);
                c20 = L.MultiplyAdd(z2, x0, c20);
                L z3 = L.Broadcast(z[3 * stride]);
                c30 = L.MultiplyAdd(z3, x0, c30);
                L z4 = L.Broadcast(z[4 * stride]);
                c40 = L.MultiplyAdd(z4, x0, c40);
                L z5 = L.Broadcast(z[5 * stride]);
                c50 = L.MultiplyAdd(z5, x0, c50);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + gradientStride, L.Load(gradient + gradientStride) + c10);
        L.Store(gradient + (2 * gradientStride), L.Load(gradient + (2 * gradientStride)) + c20);
        L.Store(gradient + (3 * gradientStride), L.Load(gradient + (3 * gradientStride)) + c30);
        L.Store(gradient + (4 * gradientStride), L.Load(gradient + (4 * gradientStride)) + c40);
        L.Store(gradient + (5 * gradientStride), L.Load(gradient + (5 * gradientStride)) + c50);
    }

    /// <summary>4 rows by 1 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer4x1(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0);
        L c10 = L.Constant(0);
        L c20 = L.Constant(0);
        L c30 = L.Constant(0);
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                L z1 = L.Broadcast(z[stride]);
                c10 = L.MultiplyAdd(z1, x0, c10);
                L z2 = L.Broadcast(z[2 * stride]);
                c20 = L.MultiplyAdd(z2, x0, c20);
                L z3 = L.Broadcast(z[3 * stride]);
                c30 = L.MultiplyAdd(z3, x0, c30);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + gradientStride, L.Load(gradient + gradientStride) + c10);
        L.Store(gradient + (2 * gradientStride), L.Load(gradient + (2 * gradientStride)) + c20);
        L.Store(gradient + (3 * gradientStride), L.Load(gradient + (3 * gradientStride)) + c30);
    }

    /// <summary>2 rows by 1 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer2x1(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0);
        L c10 = L.Constant(0);
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                L z1 = L.Broadcast(z[stride]);
                c10 = L.MultiplyAdd(z1, x0, c10);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
        L.Store(gradient + gradientStride, L.Load(gradient + gradientStride) + c10);
    }

    /// <summary>1 rows by 1 vectors of columns: dW += zBar x', summed over planes and points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer1x1(T* zBar, int zBarPlane, T* x, int columns, ulong planes, T* gradient, int gradientStride)
    {
        int stride = Tile<T>.Points;
        L c00 = L.Constant(0);
        for (; planes != 0; planes >>= 1)
        {
            if ((planes & 1) == 0)
            {
                zBar += zBarPlane;
                continue;
            }

            T* z = zBar;
            for (int p = 0; p < stride; p++)
            {
                L x0 = L.Load(x);
                L z0 = L.Broadcast(z[0]);
                c00 = L.MultiplyAdd(z0, x0, c00);
                x += columns;
                z++;
            }

            zBar += zBarPlane;
        }

        L.Store(gradient, L.Load(gradient) + c00);
    }
}
