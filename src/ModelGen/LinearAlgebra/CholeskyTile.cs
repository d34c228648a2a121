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
            int firstVector = j / 4 * 4;
            for (int i = firstVector; i < Width; i += 4)
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

    /// <summary>Solves X L' = B in place for a tile below a diagonal tile that is factored.</summary>
    /// <param name="tile">B, then X.</param>
    /// <param name="diagonal">L.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Solve(double* tile, double* diagonal)
    {
        for (int j = 0; j < Width; j++)
        {
            double* x = tile + j * Width;
            Vector256<double> x0 = Vector256.Load(x), x1 = Vector256.Load(x + 4), x2 = Vector256.Load(x + 8), x3 = Vector256.Load(x + 12);
            Vector256<double> x4 = Vector256.Load(x + 16), x5 = Vector256.Load(x + 20), x6 = Vector256.Load(x + 24), x7 = Vector256.Load(x + 28);
            double* earlier = tile;
            for (int k = 0; k < j; k++, earlier += Width)
            {
                Vector256<double> factor = Vector256.Create(-diagonal[k * Width + j]);
                x0 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(earlier), x0);
                x1 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(earlier + 4), x1);
                x2 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(earlier + 8), x2);
                x3 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(earlier + 12), x3);
                x4 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(earlier + 16), x4);
                x5 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(earlier + 20), x5);
                x6 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(earlier + 24), x6);
                x7 = Vector256.MultiplyAddEstimate(factor, Vector256.Load(earlier + 28), x7);
            }

            Vector256<double> reciprocal = Vector256.Create(1 / diagonal[j * Width + j]);
            Vector256.Store(x0 * reciprocal, x);
            Vector256.Store(x1 * reciprocal, x + 4);
            Vector256.Store(x2 * reciprocal, x + 8);
            Vector256.Store(x3 * reciprocal, x + 12);
            Vector256.Store(x4 * reciprocal, x + 16);
            Vector256.Store(x5 * reciprocal, x + 20);
            Vector256.Store(x6 * reciprocal, x + 24);
            Vector256.Store(x7 * reciprocal, x + 28);
        }
    }
}
