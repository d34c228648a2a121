using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.LinearAlgebra;

/// <summary>What a Cholesky factorisation does within tiles of 32 by 32, [column][row], in 256-bit vectors of rows.</summary>
internal static unsafe class CholeskyTile
{
    private const int Width = SymmetricRankUpdate.PanelWidth;

    /// <summary>
    /// Replaces the lower triangle of a diagonal tile by its factor; what lies above is undefined. False where
    /// it is not positive definite.
    /// </summary>
    /// <param name="tile">The tile.</param>
    /// <param name="size">Its columns, and rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Factor(double* tile, int size)
    {
        for (int j = 0; j < size; j++)
        {
            double* column = tile + j * Width;
            double pivot = column[j];
            if (!(pivot > 0) || double.IsInfinity(pivot))
            {
                return false;
            }

            double root = Math.Sqrt(pivot);
            Vector256<double> reciprocal = Vector256.Create(1 / root);
            for (int i = j / 4 * 4; i < Width; i += 4)
            {
                Vector256.Store(Vector256.Load(column + i) * reciprocal, column + i);
            }

            column[j] = root;
            for (int l = j + 1; l < size; l++)
            {
                double* later = tile + l * Width;
                Vector256<double> factor = Vector256.Create(-column[l]);
                for (int i = l / 4 * 4; i < Width; i += 4)
                {
                    Vector256.Store(Vector256.MultiplyAddEstimate(factor, Vector256.Load(column + i), Vector256.Load(later + i)), later + i);
                }
            }
        }

        return true;
    }

    /// <summary>Solves X L' = B in place for four columns.</summary>
    /// <param name="x">B, then X, [4][32].</param>
    /// <param name="diagonal">L[0][0] of the four columns' diagonal block, in a tile that is factored.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SolveBlock(double* x, double* diagonal)
    {
        Vector256<double> r0 = Vector256.Create(1 / diagonal[0]), r1 = Vector256.Create(1 / diagonal[Width + 1]);
        Vector256<double> r2 = Vector256.Create(1 / diagonal[2 * Width + 2]), r3 = Vector256.Create(1 / diagonal[3 * Width + 3]);
        Vector256<double> l10 = Vector256.Create(-diagonal[1]), l20 = Vector256.Create(-diagonal[2]), l30 = Vector256.Create(-diagonal[3]);
        Vector256<double> l21 = Vector256.Create(-diagonal[Width + 2]), l31 = Vector256.Create(-diagonal[Width + 3]);
        Vector256<double> l32 = Vector256.Create(-diagonal[2 * Width + 3]);
        for (int i = 0; i < Width; i += 4, x += 4)
        {
            Vector256<double> x0 = Vector256.Load(x) * r0;
            Vector256<double> x1 = Vector256.MultiplyAddEstimate(l10, x0, Vector256.Load(x + Width)) * r1;
            Vector256<double> x2 = Vector256.MultiplyAddEstimate(l20, x0, Vector256.Load(x + 2 * Width));
            Vector256<double> x3 = Vector256.MultiplyAddEstimate(l30, x0, Vector256.Load(x + 3 * Width));
            x2 = Vector256.MultiplyAddEstimate(l21, x1, x2) * r2;
            x3 = Vector256.MultiplyAddEstimate(l31, x1, x3);
            x3 = Vector256.MultiplyAddEstimate(l32, x2, x3) * r3;
            Vector256.Store(x0, x);
            Vector256.Store(x1, x + Width);
            Vector256.Store(x2, x + 2 * Width);
            Vector256.Store(x3, x + 3 * Width);
        }
    }
}
