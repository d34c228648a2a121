using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Numerics;

namespace ModelGen.LinearAlgebra;

/// <summary>
/// The microkernel of matrix products: four columns of one panel times up to all columns of another, [row][column in panel]. Every number is summed over the
/// rows in order, whatever the lanes, and is loaded and stored as it is: a product may be cut anywhere along its rows without a change of bits.
/// </summary>
internal static unsafe class PanelProduct
{
    /// <summary>Columns of the first panel that are taken at a time.</summary>
    public const int BlockRows = 4;

    /// <summary>The microkernel in the widest lanes of this machine, see <see cref="PanelProduct{L}.Add"/>.</summary>
    public static readonly delegate*<double*, double*, int, int, double*, int, void> Widest =
        Vector512.IsHardwareAccelerated ? &PanelProduct<Double512>.Add
        : Vector256.IsHardwareAccelerated ? &PanelProduct<Double256>.Add
        : Vector128.IsHardwareAccelerated ? &PanelProduct<Double128>.Add
        : &PanelProduct<DoubleScalar>.Add;
}

/// <summary>The microkernel in lanes of one type: register blocks of four rows by as many vectors as the lane type has registers for.</summary>
internal static unsafe class PanelProduct<L> where L : struct, ILanes<L, double>
{
    private const int PanelWidth = SymmetricRankUpdate.PanelWidth;

    /// <summary>c[0..3][0..columns) += sum over rows of a[row][0..3] b[row][0..columns), in as wide blocks as fit; columns are a multiple of four.</summary>
    /// <param name="a">Four columns of a panel, [row][PanelWidth].</param>
    /// <param name="b">A panel, [row][PanelWidth].</param>
    /// <param name="rows">Rows of both.</param>
    /// <param name="columns">Columns of b; where they fill no whole vector, c is written up to the next one.</param>
    /// <param name="c">[4][stride].</param>
    /// <param name="stride">At least PanelWidth.</param>
    public static void Add(double* a, double* b, int rows, int columns, double* c, int stride)
    {
        int n = L.Count;
        for (int column = 0; column < columns;)
        {
            int left = columns - column;
            if (L.PanelVectors == 4 && left > 3 * n)
            {
                MultiplyFour(a, b + column, rows, c + column, stride);
                column += 4 * n;
            }
            else if (left > n)
            {
                MultiplyTwo(a, b + column, rows, c + column, stride);
                column += 2 * n;
            }
            else
            {
                MultiplyOne(a, b + column, rows, c + column, stride);
                column += n;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyFour(double* a, double* b, int rows, double* c, int stride)
    {
        int n = L.Count;
        L c00 = L.Load(c), c01 = L.Load(c + n), c02 = L.Load(c + 2 * n), c03 = L.Load(c + 3 * n);
        L c10 = L.Load(c + stride), c11 = L.Load(c + stride + n), c12 = L.Load(c + stride + 2 * n), c13 = L.Load(c + stride + 3 * n);
        double* c2 = c + 2L * stride;
        double* c3 = c + 3L * stride;
        L c20 = L.Load(c2), c21 = L.Load(c2 + n), c22 = L.Load(c2 + 2 * n), c23 = L.Load(c2 + 3 * n);
        L c30 = L.Load(c3), c31 = L.Load(c3 + n), c32 = L.Load(c3 + 2 * n), c33 = L.Load(c3 + 3 * n);
        for (int row = 0; row < rows; row++, a += PanelWidth, b += PanelWidth)
        {
            L b0 = L.Load(b), b1 = L.Load(b + n), b2 = L.Load(b + 2 * n), b3 = L.Load(b + 3 * n);
            L x = L.Broadcast(a[0]);
            c00 = L.MultiplyAdd(x, b0, c00);
            c01 = L.MultiplyAdd(x, b1, c01);
            c02 = L.MultiplyAdd(x, b2, c02);
            c03 = L.MultiplyAdd(x, b3, c03);
            x = L.Broadcast(a[1]);
            c10 = L.MultiplyAdd(x, b0, c10);
            c11 = L.MultiplyAdd(x, b1, c11);
            c12 = L.MultiplyAdd(x, b2, c12);
            c13 = L.MultiplyAdd(x, b3, c13);
            x = L.Broadcast(a[2]);
            c20 = L.MultiplyAdd(x, b0, c20);
            c21 = L.MultiplyAdd(x, b1, c21);
            c22 = L.MultiplyAdd(x, b2, c22);
            c23 = L.MultiplyAdd(x, b3, c23);
            x = L.Broadcast(a[3]);
            c30 = L.MultiplyAdd(x, b0, c30);
            c31 = L.MultiplyAdd(x, b1, c31);
            c32 = L.MultiplyAdd(x, b2, c32);
            c33 = L.MultiplyAdd(x, b3, c33);
        }

        Store(c, c00, c01, c02, c03);
        Store(c + stride, c10, c11, c12, c13);
        Store(c2, c20, c21, c22, c23);
        Store(c3, c30, c31, c32, c33);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTwo(double* a, double* b, int rows, double* c, int stride)
    {
        int n = L.Count;
        double* c2 = c + 2L * stride;
        double* c3 = c + 3L * stride;
        L c00 = L.Load(c), c01 = L.Load(c + n), c10 = L.Load(c + stride), c11 = L.Load(c + stride + n);
        L c20 = L.Load(c2), c21 = L.Load(c2 + n), c30 = L.Load(c3), c31 = L.Load(c3 + n);
        for (int row = 0; row < rows; row++, a += PanelWidth, b += PanelWidth)
        {
            L b0 = L.Load(b), b1 = L.Load(b + n);
            L x = L.Broadcast(a[0]);
            c00 = L.MultiplyAdd(x, b0, c00);
            c01 = L.MultiplyAdd(x, b1, c01);
            x = L.Broadcast(a[1]);
            c10 = L.MultiplyAdd(x, b0, c10);
            c11 = L.MultiplyAdd(x, b1, c11);
            x = L.Broadcast(a[2]);
            c20 = L.MultiplyAdd(x, b0, c20);
            c21 = L.MultiplyAdd(x, b1, c21);
            x = L.Broadcast(a[3]);
            c30 = L.MultiplyAdd(x, b0, c30);
            c31 = L.MultiplyAdd(x, b1, c31);
        }

        L.Store(c, c00);
        L.Store(c + n, c01);
        L.Store(c + stride, c10);
        L.Store(c + stride + n, c11);
        L.Store(c2, c20);
        L.Store(c2 + n, c21);
        L.Store(c3, c30);
        L.Store(c3 + n, c31);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyOne(double* a, double* b, int rows, double* c, int stride)
    {
        double* c2 = c + 2L * stride;
        double* c3 = c + 3L * stride;
        L s0 = L.Load(c), s1 = L.Load(c + stride), s2 = L.Load(c2), s3 = L.Load(c3);
        for (int row = 0; row < rows; row++, a += PanelWidth, b += PanelWidth)
        {
            L x = L.Load(b);
            s0 = L.MultiplyAdd(L.Broadcast(a[0]), x, s0);
            s1 = L.MultiplyAdd(L.Broadcast(a[1]), x, s1);
            s2 = L.MultiplyAdd(L.Broadcast(a[2]), x, s2);
            s3 = L.MultiplyAdd(L.Broadcast(a[3]), x, s3);
        }

        L.Store(c, s0);
        L.Store(c + stride, s1);
        L.Store(c2, s2);
        L.Store(c3, s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, L v0, L v1, L v2, L v3)
    {
        L.Store(c, v0);
        L.Store(c + L.Count, v1);
        L.Store(c + 2 * L.Count, v2);
        L.Store(c + 3 * L.Count, v3);
    }
}
