using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.LinearAlgebra;

/// <summary>Triangular solves with one panel of 32 rows of a factor L, [column][row in panel], in 256-bit vectors.</summary>
internal static unsafe class PanelSolve
{
    private const int Width = SymmetricRankUpdate.PanelWidth;

    /// <summary>x = L^-1 b for the rows of a panel; those before are solved.</summary>
    /// <param name="panel">L; its diagonal tile begins at column first.</param>
    /// <param name="first">The panel's first row.</param>
    /// <param name="b">b, then x, [row of L].</param>
    /// <param name="height">Rows of the panel.</param>
    /// <param name="scratch">[32].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(double* panel, int first, double* b, int height, double* scratch)
    {
        new Span<double>(scratch, Width).Clear();
        new ReadOnlySpan<double>(b + first, height).CopyTo(new Span<double>(scratch, Width));
        for (int vector = 0; vector < Width; vector += 16)
        {
            double* x = scratch + vector;
            double* column = panel + vector;
            Vector256<double> x0 = Vector256.Load(x), x1 = Vector256.Load(x + 4), x2 = Vector256.Load(x + 8), x3 = Vector256.Load(x + 12);
            for (int k = 0; k < first; k++, column += Width)
            {
                Vector256<double> factor = Vector256.Create(-b[k]);
                x0 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(column), x0);
                x1 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(column + 4), x1);
                x2 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(column + 8), x2);
                x3 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(column + 12), x3);
            }

            Vector256.Store(x0, x);
            Vector256.Store(x1, x + 4);
            Vector256.Store(x2, x + 8);
            Vector256.Store(x3, x + 12);
        }

        double* diagonal = panel + (long)first * Width;
        for (int j = 0; j < height; j++)
        {
            scratch[j] /= diagonal[j * Width + j];
            for (int i = j + 1; i < height; i++)
            {
                scratch[i] -= diagonal[j * Width + i] * scratch[j];
            }
        }

        new ReadOnlySpan<double>(scratch, height).CopyTo(new Span<double>(b + first, height));
    }

    /// <summary>x = L'^-1 b for the rows of a panel, whose part is then subtracted from all rows before; those behind are solved.</summary>
    /// <inheritdoc cref="Forward"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(double* panel, int first, double* b, int height, double* scratch)
    {
        double* diagonal = panel + (long)first * Width;
        new Span<double>(scratch, Width).Clear();
        for (int j = height - 1; j >= 0; j--)
        {
            double sum = b[first + j];
            for (int i = j + 1; i < height; i++)
            {
                sum -= diagonal[j * Width + i] * scratch[i];
            }

            scratch[j] = sum / diagonal[j * Width + j];
            b[first + j] = scratch[j];
        }

        Vector256<double> x0 = Vector256.Load(scratch), x1 = Vector256.Load(scratch + 4), x2 = Vector256.Load(scratch + 8), x3 = Vector256.Load(scratch + 12);
        Vector256<double> x4 = Vector256.Load(scratch + 16), x5 = Vector256.Load(scratch + 20);
        Vector256<double> x6 = Vector256.Load(scratch + 24), x7 = Vector256.Load(scratch + 28);
        for (int k = 0; k < first; k++, panel += Width)
        {
            Vector256<double> even = Vector256.Load(panel) * x0;
            Vector256<double> odd = Vector256.Load(panel + 4) * x1;
            even = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 8), x2, even);
            odd = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 12), x3, odd);
            even = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 16), x4, even);
            odd = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 20), x5, odd);
            even = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 24), x6, even);
            odd = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 28), x7, odd);
            b[k] -= Vector256.Sum(even + odd);
        }
    }
}
