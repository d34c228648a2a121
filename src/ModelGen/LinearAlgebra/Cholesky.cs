using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Execution;

namespace ModelGen.LinearAlgebra;

/// <summary>
/// A = L L' for a symmetric positive definite matrix, which stays as it is. L is kept by panels of rows, [panel][column][row in panel], as the
/// microkernel reads them. A task is a tile of one panel by one panel: A minus the products of all earlier columns, then solved with the diagonal tile,
/// or factored if it is one. Threads claim tasks column by column and wait for what a task needs: there is one barrier, at the end, and while one thread
/// factors a diagonal tile the others have work. Every tile is computed by one thread in one order, so that the bits depend neither on the threads nor on
/// the machine's width. Left-looking variant by tiles of Buttari et al. 2009, "A class of parallel tiled linear algebra algorithms".
/// </summary>
internal sealed unsafe class Cholesky : IDisposable
{
    private const int Width = SymmetricRankUpdate.PanelWidth;
    private const int TileLength = Width * Width;

    // earlier columns in one product: both panels' parts stay in the first-level cache
    private const int TilesAtOnce = 2;

    private readonly Action<int> _work;
    private NativeBuffer<double>? _factor;
    private int[] _done = [];
    private double* _matrix;
    private double* _diagonal;
    private int _size;
    private int _stride;
    private int _panels;
    private int _nextTask;
    private volatile bool _failed;

    public Cholesky() => _work = Work;

    /// <summary>L[row][column], column at most row, of the latest factorisation.</summary>
    public double this[int row, int column] => Tile(row / Width, column / Width)[column % Width * Width + row % Width];

    /// <summary>Factors a matrix; false where it is not positive definite. Allocates where it is larger than those before.</summary>
    /// <param name="matrix">A, [size][stride]; only what lies below the diagonal is read.</param>
    /// <param name="diagonal">The diagonal of A, [size].</param>
    /// <param name="stride">At least as long as the diagonal.</param>
    /// <param name="threads">The threads.</param>
    public bool Factor(double* matrix, ReadOnlySpan<double> diagonal, int stride, IParallelRunner threads)
    {
        _matrix = matrix;
        _size = diagonal.Length;
        _stride = stride;
        _panels = (_size + Width - 1) / Width;
        NativeBuffer<double>.Grow(ref _factor, (long)_panels * (_panels + 1) / 2 * TileLength);
        if (_done.Length < _panels)
        {
            _done = new int[_panels];
        }

        Array.Clear(_done);
        _nextTask = 0;
        _failed = false;
        fixed (double* pointer = diagonal)
        {
            _diagonal = pointer;
            threads.RunParallel(_work);
        }

        return !_failed;
    }

    /// <summary>Solves L L' x = b in place, after a successful <see cref="Factor"/>.</summary>
    /// <param name="b">[size].</param>
    public void Solve(Span<double> b)
    {
        double* x = stackalloc double[Width];
        fixed (double* pointer = b)
        {
            for (int panel = 0; panel < _panels; panel++)
            {
                PanelSolve.Forward(Tile(panel, 0), panel * Width, pointer, Height(panel), x);
            }

            for (int panel = _panels - 1; panel >= 0; panel--)
            {
                PanelSolve.Backward(Tile(panel, 0), panel * Width, pointer, Height(panel), x);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _factor?.Dispose();

    private int Height(int panel) => Math.Min(Width, _size - panel * Width);

    // the tiles of a panel follow one another, the diagonal one last: [column][row in panel]
    private double* Tile(int panel, int column) => _factor!.Pointer + ((long)panel * (panel + 1) / 2 + column) * TileLength;

    // tasks are numbered column by column, from the diagonal down; what a task needs has a smaller number
    private void Work(int thread)
    {
        int column = 0;
        int first = 0;
        for (int task = Claim(); !_failed; task = Claim())
        {
            while (column < _panels && task >= first + _panels - column)
            {
                first += _panels - column;
                column++;
            }

            if (column == _panels || !Compute(column + task - first, column))
            {
                return;
            }
        }
    }

    private int Claim() => Interlocked.Increment(ref _nextTask) - 1;

    // false where the matrix has turned out to be indefinite, here or in another thread
    private bool Compute(int panel, int column)
    {
        double* tile = Tile(panel, column);
        new Span<double>(tile, TileLength).Clear();
        for (int done = 0; done < column;)
        {
            int next = Math.Min(column, done + TilesAtOnce);
            if (!WaitFor(panel, next) || !WaitFor(column, next))
            {
                return false;
            }

            double* a = Tile(column, done);
            double* b = Tile(panel, done);
            for (int block = 0; block < Width; block += PanelProduct.BlockRows)
            {
                PanelProduct.Widest(a + block, b, (next - done) * Width, Width, tile + block * Width, Width);
            }

            done = next;
        }

        if (panel == column)
        {
            SubtractFromMatrix(panel, column, tile, 0, Width);
            if (!CholeskyTile.Factor(tile, Height(panel)))
            {
                _failed = true;
                return false;
            }
        }
        else
        {
            if (!WaitFor(column, column + 1))
            {
                return false;
            }

            Solve(panel, column, tile, Tile(column, column));
        }

        Volatile.Write(ref _done[panel], column + 1);
        return true;
    }

    // until so many tiles of a panel are there
    private bool WaitFor(int panel, int tiles)
    {
        SpinWait wait = default;
        while (Volatile.Read(ref _done[panel]) < tiles)
        {
            if (_failed)
            {
                return false;
            }

            wait.SpinOnce(sleep1Threshold: -1);
        }

        return true;
    }

    // X L' = A - tile, four columns at a time: the microkernel adds the products of the columns before to the tile
    private void Solve(int panel, int column, double* tile, double* diagonal)
    {
        for (int block = 0; block < Width; block += PanelProduct.BlockRows)
        {
            if (block > 0)
            {
                PanelProduct.Widest(diagonal + block, tile, block, Width, tile + block * Width, Width);
            }

            SubtractFromMatrix(panel, column, tile, block, block + PanelProduct.BlockRows);
            CholeskyTile.SolveBlock(tile + block * Width, diagonal + block * Width + block);
        }
    }

    // columns of the tile = (part of A)' - tile; rows behind the last are zero
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SubtractFromMatrix(int panel, int column, double* tile, int first, int last)
    {
        int height = Height(panel);
        for (int i = 0; i < height; i++)
        {
            double* row = _matrix + (long)(panel * Width + i) * _stride + column * Width;
            int end = panel == column ? i : last;
            for (int j = first; j < end; j++)
            {
                tile[j * Width + i] = row[j] - tile[j * Width + i];
            }

            if (panel == column)
            {
                tile[i * Width + i] = _diagonal[panel * Width + i] - tile[i * Width + i];
            }
        }
    }
}
