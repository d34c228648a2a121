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

/// <summary>The update in lanes of one type.</summary>
internal sealed unsafe class SymmetricRankUpdate<L> : SymmetricRankUpdate where L : struct, ILanes<L, double>
{
    private const int BlockRows = PanelProduct.BlockRows;

    // rows of two panels in a piece: what is read eight times stays in the first-level cache
    private const int Depth = 64;

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

    // a pair on the diagonal or at the end is summed aside: only what belongs to the lower triangle is stored
    [SkipLocalsInit]
    private void AddPair(int i, int j)
    {
        int height = Math.Min(PanelWidth, _size - i * PanelWidth);
        double* target = _matrix + (long)i * PanelWidth * _leadingDimension + j * PanelWidth;
        if (i != j && height == PanelWidth)
        {
            Multiply(i, j, height, target, _leadingDimension);
            return;
        }

        double* block = stackalloc double[PanelWidth * PanelWidth];
        new Span<double>(block, PanelWidth * PanelWidth).Clear();
        Multiply(i, j, height, block, PanelWidth);
        for (int row = 0; row < height; row++)
        {
            int width = i == j ? row + 1 : PanelWidth;
            for (int column = 0; column < width; column++)
            {
                target[(long)row * _leadingDimension + column] += block[row * PanelWidth + column];
            }
        }
    }

    // c += A'B for two panels, a piece of their rows at a time; on the diagonal up to the diagonal. Whole blocks of rows are written.
    private void Multiply(int i, int j, int height, double* c, int stride)
    {
        for (int first = 0; first < _rows; first += Depth)
        {
            int rows = Math.Min(Depth, _rows - first);
            double* a = _panels + i * _panelStride + (long)first * PanelWidth;
            double* b = _panels + j * _panelStride + (long)first * PanelWidth;
            for (int row = 0; row < height; row += BlockRows)
            {
                PanelProduct<L>.Add(a + row, b, rows, i == j ? row + BlockRows : PanelWidth, c + (long)row * stride, stride);
            }
        }
    }
}
