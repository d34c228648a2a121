using System.Runtime.CompilerServices;
using ModelGen.Execution;
using ModelGen.Numerics;

namespace ModelGen.LinearAlgebra;

/// <summary>
/// G += R'R for a block of rows R that is stored in panels of <see cref="PanelWidth"/> columns, [panel][row][column in panel], so
/// that both operands stream through the cache. Threads share the panel pairs of G's lower triangle; each is summed over the
/// rows in order by one thread, so the bits do not depend on the threads.
/// </summary>
internal abstract unsafe class SymmetricRankUpdate
{
    /// <summary>Columns of a panel; the last panel is padded with zero columns.</summary>
    public const int PanelWidth = 32;

    /// <summary>The update in lanes of so many bytes.</summary>
    public static SymmetricRankUpdate Create(int vectorBytes, WorkerPool pool) => vectorBytes switch
    {
        64 => new SymmetricRankUpdate<Double512>(pool),
        32 => new SymmetricRankUpdate<Double256>(pool),
        16 => new SymmetricRankUpdate<Double128>(pool),
        _ => new SymmetricRankUpdate<DoubleScalar>(pool),
    };

    /// <summary>Adds R'R to the lower triangle of a matrix.</summary>
    /// <param name="panels">R; columns from size on are zero.</param>
    /// <param name="panelStride">Numbers from one panel to the next.</param>
    /// <param name="rows">Rows of R.</param>
    /// <param name="matrix">G, [size][leadingDimension].</param>
    /// <param name="size">Columns of R.</param>
    /// <param name="leadingDimension">At least size.</param>
    public abstract void Add(double* panels, long panelStride, int rows, double* matrix, int size, int leadingDimension);
}

/// <summary>The update in lanes of one type: register blocks of four rows by as many vectors as the lane type has registers for.</summary>
internal sealed unsafe class SymmetricRankUpdate<L> : SymmetricRankUpdate where L : struct, ILanes<L, double>
{
    private const int BlockRows = 4;

    private readonly WorkerPool _pool;
    private readonly Action<int> _work;
    private double* _panels;
    private double* _matrix;
    private long _panelStride;
    private int _rows;
    private int _size;
    private int _leadingDimension;
    private int _nextPair;

    public SymmetricRankUpdate(WorkerPool pool)
    {
        _pool = pool;
        _work = Work;
    }

    private static int BlockColumns => L.PanelVectors * L.Count;

    /// <inheritdoc/>
    public override void Add(double* panels, long panelStride, int rows, double* matrix, int size, int leadingDimension)
    {
        _panels = panels;
        _panelStride = panelStride;
        _rows = rows;
        _matrix = matrix;
        _size = size;
        _leadingDimension = leadingDimension;
        _nextPair = 0;
        _pool.Run(_work);
    }

    private void Work(int thread)
    {
        int panels = (_size + PanelWidth - 1) / PanelWidth;
        int pairs = panels * (panels + 1) / 2;
        for (int pair = Interlocked.Increment(ref _nextPair) - 1; pair < pairs; pair = Interlocked.Increment(ref _nextPair) - 1)
        {
            // pairs are numbered row by row: (0, 0), (1, 0), (1, 1), (2, 0), ...
            int i = (int)((Math.Sqrt(8.0 * pair + 1) - 1) / 2);
            AddPair(i, pair - i * (i + 1) / 2);
        }
    }

    private void AddPair(int i, int j)
    {
        double* a = _panels + i * _panelStride;
        double* b = _panels + j * _panelStride;
        for (int row = 0; row < PanelWidth && i * PanelWidth + row < _size; row += BlockRows)
        {
            for (int column = 0; column < PanelWidth; column += BlockColumns)
            {
                AddBlock(a + row, b + column, i * PanelWidth + row, j * PanelWidth + column);
            }
        }
    }

    private void AddBlock(double* a, double* b, int row, int column)
    {
        if (column > row + BlockRows - 1)
        {
            return; // above the diagonal
        }

        double* target = _matrix + (long)row * _leadingDimension + column;
        if (column + BlockColumns <= row + 1 && row + BlockRows <= _size)
        {
            Multiply(a, b, _rows, target, _leadingDimension);
            return;
        }

        // on the diagonal or at the end: only what belongs to the lower triangle is stored
        double* block = stackalloc double[BlockRows * PanelWidth];
        new Span<double>(block, BlockRows * PanelWidth).Clear();
        Multiply(a, b, _rows, block, PanelWidth);
        for (int r = 0; r < BlockRows && row + r < _size; r++)
        {
            for (int c = 0; c < BlockColumns && column + c <= row + r; c++)
            {
                target[(long)r * _leadingDimension + c] += block[r * PanelWidth + c];
            }
        }
    }

    // c[0..3][0..BlockColumns) += sum over rows of a[row][0..3] b[row][0..BlockColumns)
    private static void Multiply(double* a, double* b, int rows, double* c, int stride)
    {
        if (L.PanelVectors == 4)
        {
            MultiplyFour(a, b, rows, c, stride);
        }
        else
        {
            MultiplyTwo(a, b, rows, c, stride);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, L v0, L v1, L v2, L v3)
    {
        L.Store(c, v0);
        L.Store(c + L.Count, v1);
        L.Store(c + 2 * L.Count, v2);
        L.Store(c + 3 * L.Count, v3);
    }
}
