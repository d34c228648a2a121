using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Execution;

namespace ModelGen.LinearAlgebra;

/// <summary>
/// A = L L' in place, row-major, lower triangle; blocked, left-looking. Both factors of the update run along rows, so it is a
/// table of dot products. Threads share the row blocks below each diagonal block; every block is computed by one thread and in
/// 256-bit vectors, so that the bits depend neither on the threads nor on the machine's width.
/// </summary>
internal sealed unsafe class Cholesky
{
    private const int Block = 48;
    private const int InnerBlock = 8;
    private const int Depth = 512;

    private readonly Action<int> _work;
    private double* _matrix;
    private int _size;
    private int _stride;
    private int _column;
    private int _nextRow;

    public Cholesky() => _work = Work;

    /// <summary>Factors the lower triangle of A, [size][stride]; false where A is not positive definite.</summary>
    public bool Factor(double* matrix, int size, int stride, IParallelRunner threads)
    {
        _matrix = matrix;
        _size = size;
        _stride = stride;
        for (_column = 0; _column < size; _column += Block)
        {
            int width = Math.Min(Block, size - _column);
            double* diagonal = matrix + (long)_column * stride;
            Update(diagonal, width, diagonal, width, lower: true);
            if (!FactorDiagonal(diagonal + _column, width, stride))
            {
                return false;
            }

            _nextRow = _column + Block;
            if (_nextRow < size)
            {
                threads.RunParallel(_work);
            }
        }

        return true;
    }

    private void Work(int thread)
    {
        double* diagonal = _matrix + (long)_column * _stride;
        for (int row = Claim(); row < _size; row = Claim())
        {
            int height = Math.Min(Block, _size - row);
            double* rows = _matrix + (long)row * _stride;
            Update(rows, height, diagonal, Block, lower: false);
            for (int inner = 0; inner < Block; inner += InnerBlock)
            {
                double* innerDiagonal = diagonal + (long)inner * _stride + _column;
                Subtract(rows + _column, height, innerDiagonal, InnerBlock, inner, _stride, rows + _column + inner, lower: false);
                SolveRows(rows + _column + inner, height, innerDiagonal + inner, InnerBlock, _stride);
            }
        }
    }

    private int Claim() => Interlocked.Add(ref _nextRow, Block) - Block;

    // subtracts the part of the columns that are done already
    private void Update(double* rows, int height, double* diagonal, int width, bool lower)
    {
        for (int k = 0; k < _column; k += Depth)
        {
            Subtract(rows + k, height, diagonal + k, width, Math.Min(Depth, _column - k), _stride, rows + _column, lower);
        }
    }

    /// <summary>Solves L L' x = b in place.</summary>
    public static void Solve(double* factor, int size, int stride, Span<double> b)
    {
        fixed (double* x = b)
        {
            for (int i = 0; i < size; i++)
            {
                double* row = factor + (long)i * stride;
                x[i] = (x[i] - Dot(row, x, i)) / row[i];
            }

            // L' is read by rows of L: subtract each solved component from all above
            for (int i = size - 1; i >= 0; i--)
            {
                double* row = factor + (long)i * stride;
                x[i] /= row[i];
                SubtractScaled(x, x[i], row, i);
            }
        }
    }

    // target[i][j] -= sum over k of a[i][k] b[j][k]; where lower, only blocks that touch j <= i
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(double* a, int height, double* b, int width, int depth, int stride, double* target, bool lower)
    {
        for (int i = 0; i < height; i += 4)
        {
            int columns = lower ? Math.Min(width, i + 4) : width;
            if (i + 4 > height)
            {
                SubtractEdge(a, i, height, b, 0, columns, depth, stride, target);
                return;
            }

            int j = 0;
            for (; j + 2 <= columns; j += 2)
            {
                Subtract4By2(a + (long)i * stride, b + (long)j * stride, depth, stride, target + (long)i * stride + j);
            }

            SubtractEdge(a, i, i + 4, b, j, columns, depth, stride, target);
        }
    }

    private static void SubtractEdge(double* a, int firstRow, int lastRow, double* b, int firstColumn, int lastColumn, int depth, int stride, double* target)
    {
        for (int i = firstRow; i < lastRow; i++)
        {
            for (int j = firstColumn; j < lastColumn; j++)
            {
                target[(long)i * stride + j] -= Dot(a + (long)i * stride, b + (long)j * stride, depth);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract4By2(double* a, double* b, int depth, int stride, double* target)
    {
        double* a1 = a + stride;
        double* a2 = a1 + stride;
        double* a3 = a2 + stride;
        double* b1 = b + stride;
        Vector256<double> s00 = default, s01 = default, s10 = default, s11 = default;
        Vector256<double> s20 = default, s21 = default, s30 = default, s31 = default;
        int k = 0;
        for (; k + 4 <= depth; k += 4)
        {
            Vector256<double> x0 = Vector256.Load(b + k);
            Vector256<double> x1 = Vector256.Load(b1 + k);
            Vector256<double> y = Vector256.Load(a + k);
            s00 = Vector256.MultiplyAddEstimate(y, x0, s00);
            s01 = Vector256.MultiplyAddEstimate(y, x1, s01);
            y = Vector256.Load(a1 + k);
            s10 = Vector256.MultiplyAddEstimate(y, x0, s10);
            s11 = Vector256.MultiplyAddEstimate(y, x1, s11);
            y = Vector256.Load(a2 + k);
            s20 = Vector256.MultiplyAddEstimate(y, x0, s20);
            s21 = Vector256.MultiplyAddEstimate(y, x1, s21);
            y = Vector256.Load(a3 + k);
            s30 = Vector256.MultiplyAddEstimate(y, x0, s30);
            s31 = Vector256.MultiplyAddEstimate(y, x1, s31);
        }

        // every depth is a whole number of vectors
        target[0] -= Vector256.Sum(s00);
        target[1] -= Vector256.Sum(s01);
        target += stride;
        target[0] -= Vector256.Sum(s10);
        target[1] -= Vector256.Sum(s11);
        target += stride;
        target[0] -= Vector256.Sum(s20);
        target[1] -= Vector256.Sum(s21);
        target += stride;
        target[0] -= Vector256.Sum(s30);
        target[1] -= Vector256.Sum(s31);
    }

    private static bool FactorDiagonal(double* block, int width, int stride)
    {
        for (int i = 0; i < width; i++)
        {
            double* row = block + (long)i * stride;
            for (int j = 0; j < i; j++)
            {
                double* other = block + (long)j * stride;
                row[j] = (row[j] - Dot(row, other, j)) / other[j];
            }

            double pivot = row[i] - Dot(row, row, i);
            if (!(pivot > 0) || double.IsInfinity(pivot))
            {
                return false;
            }

            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    // X L' = B for the rows of one block, in place
    private static void SolveRows(double* rows, int height, double* diagonal, int width, int stride)
    {
        for (int i = 0; i < height; i++)
        {
            double* row = rows + (long)i * stride;
            for (int j = 0; j < width; j++)
            {
                double* other = diagonal + (long)j * stride;
                row[j] = (row[j] - Dot(row, other, j)) / other[j];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(double* a, double* b, int length)
    {
        Vector256<double> s0 = default, s1 = default;
        int k = 0;
        for (; k + 8 <= length; k += 8)
        {
            s0 = Vector256.MultiplyAddEstimate(Vector256.Load(a + k), Vector256.Load(b + k), s0);
            s1 = Vector256.MultiplyAddEstimate(Vector256.Load(a + k + 4), Vector256.Load(b + k + 4), s1);
        }

        double sum = Vector256.Sum(s0 + s1);
        for (; k < length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SubtractScaled(double* y, double scale, double* x, int length)
    {
        int k = 0;
        Vector256<double> factor = Vector256.Create(scale);
        for (; k + 4 <= length; k += 4)
        {
            Vector256.Store(Vector256.Load(y + k) - factor * Vector256.Load(x + k), y + k);
        }

        for (; k < length; k++)
        {
            y[k] -= scale * x[k];
        }
    }
}
