using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Execution;

namespace ModelGen.LinearAlgebra;

/// <summary>
/// A dense symmetric matrix H that is changed by rank two and multiplied in one pass over its memory: the lower triangle by tiles of 64 by 64, about 4 P^2
/// bytes. A change waits until the next product. Threads share strips of tiles; every tile is changed by one thread, and products with transposed tiles are
/// summed in a fixed order afterwards, in 256-bit vectors: the bits depend neither on the threads nor on the machine's width.
/// </summary>
internal sealed unsafe class TiledSymmetricMatrix : IDisposable
{
    private const int Width = 64;
    private const int TileLength = Width * Width;

    private readonly int _size;
    private readonly int _strips;
    private readonly NativeBuffer<double> _tiles;
    private readonly NativeBuffer<double> _transposed;
    private readonly NativeBuffer<double> _vectors;
    private readonly double[] _factors = new double[4];
    private readonly Action<int> _work;
    private int _nextStrip;

    /// <param name="size">P.</param>
    public TiledSymmetricMatrix(int size)
    {
        _size = size;
        _strips = (size + Width - 1) / Width;
        long tiles = (long)_strips * (_strips + 1) / 2;
        _tiles = new NativeBuffer<double>(tiles * TileLength);
        _transposed = new NativeBuffer<double>(tiles * Width);
        _vectors = new NativeBuffer<double>(6L * Padded);
        _work = Work;
        SetIdentity();
    }

    /// <summary>The tiles, for checkpoints.</summary>
    public Span<double> Numbers => new(_tiles.Pointer, checked((int)_tiles.Length));

    /// <summary>The vectors of the change that waits, for checkpoints.</summary>
    public Span<double> WaitingVectors => new(_vectors.Pointer, 2 * Padded);

    /// <summary>The factors of the change that waits, for checkpoints.</summary>
    public Span<double> WaitingFactors => _factors;

    private int Padded => _strips * Width;

    /// <summary>Numbers that a matrix of this size is kept in.</summary>
    public static long NumbersOf(long size) => (size + Width - 1) / Width * ((size + Width - 1) / Width + 1) / 2 * TileLength;

    /// <summary>H = I; a change that waits is forgotten.</summary>
    public void SetIdentity()
    {
        for (int i = 0; i < _strips; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                new Span<double>(Tile(i, j), TileLength).Clear();
            }

            for (int k = 0; k < Width; k++)
            {
                Tile(i, i)[k * Width + k] = 1;
            }
        }

        WaitingVectors.Clear();
        _factors.AsSpan().Clear();
        _factors[0] = 1;
    }

    /// <summary>From the next product on, H is scale H + uu u u' + us (u s' + s u') + ss s s'.</summary>
    public void Change(double scale, double uu, double us, double ss, ReadOnlySpan<double> u, ReadOnlySpan<double> s)
    {
        _factors[0] = scale;
        _factors[1] = uu;
        _factors[2] = us;
        _factors[3] = ss;
        u.CopyTo(Vector(0));
        s.CopyTo(Vector(1));
    }

    /// <summary>Makes the change that waits, and writes H x.</summary>
    public void Multiply(ReadOnlySpan<double> x, Span<double> result, IParallelRunner threads)
    {
        Span<double> u = Vector(0), s = Vector(1), a = Vector(2), b = Vector(3);
        for (int i = 0; i < _size; i++)
        {
            a[i] = _factors[1] * u[i] + _factors[2] * s[i];
            b[i] = _factors[2] * u[i] + _factors[3] * s[i];
        }

        x.CopyTo(Vector(4));
        Vector(5).Clear();
        _nextStrip = _strips;
        threads.RunParallel(_work);
        Span<double> sums = Vector(5);
        for (int i = 1; i < _strips; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double* part = _transposed.Pointer + IndexOf(i, j) * Width;
                for (int k = 0; k < Width; k++)
                {
                    sums[j * Width + k] += part[k];
                }
            }
        }

        sums[.._size].CopyTo(result);
        WaitingVectors.Clear();
        _factors.AsSpan().Clear();
        _factors[0] = 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tiles.Dispose();
        _transposed.Dispose();
        _vectors.Dispose();
    }

    private static long IndexOf(int i, int j) => (long)i * (i + 1) / 2 + j;

    private double* Tile(int i, int j) => _tiles.Pointer + IndexOf(i, j) * TileLength;

    private double* Row(int vector, int strip) => _vectors.Pointer + (long)vector * Padded + (long)strip * Width;

    private Span<double> Vector(int vector) => new(_vectors.Pointer + (long)vector * Padded, Padded);

    // the longest strips first
    private void Work(int thread)
    {
        for (int i = Interlocked.Decrement(ref _nextStrip); i >= 0; i = Interlocked.Decrement(ref _nextStrip))
        {
            for (int j = 0; j <= i; j++)
            {
                ChangeAndMultiply(i, j, Tile(i, j), _transposed.Pointer + IndexOf(i, j) * Width);
            }
        }
    }

    // tile = scale tile + u a' + s b'; sums += tile x_j; transposed = tile' x_i
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ChangeAndMultiply(int i, int j, double* tile, double* transposed)
    {
        double* u = Row(0, i), s = Row(1, i), xi = Row(4, i), sums = Row(5, i);
        double* a = Row(2, j), b = Row(3, j), xj = Row(4, j);
        Vector256<double> scale = Vector256.Create(_factors[0]);
        new Span<double>(transposed, Width).Clear();
        for (int row = 0; row < Width; row += 2, tile += 2 * Width)
        {
            double* below = tile + Width;
            Vector256<double> u0 = Vector256.Create(u[row]), u1 = Vector256.Create(u[row + 1]);
            Vector256<double> s0 = Vector256.Create(s[row]), s1 = Vector256.Create(s[row + 1]);
            Vector256<double> x0 = Vector256.Create(xi[row]), x1 = Vector256.Create(xi[row + 1]);
            Vector256<double> sum0 = default, sum1 = default;
            for (int k = 0; k < Width; k += 4)
            {
                Vector256<double> aj = Vector256.Load(a + k), bj = Vector256.Load(b + k), x = Vector256.Load(xj + k);
                Vector256<double> h = Vector256.MultiplyAddEstimate(u0, aj, scale * Vector256.Load(tile + k));
                h = Vector256.MultiplyAddEstimate(s0, bj, h);
                Vector256.Store(h, tile + k);
                sum0 = Vector256.MultiplyAddEstimate(h, x, sum0);
                Vector256<double> t = Vector256.MultiplyAddEstimate(h, x0, Vector256.Load(transposed + k));
                h = Vector256.MultiplyAddEstimate(u1, aj, scale * Vector256.Load(below + k));
                h = Vector256.MultiplyAddEstimate(s1, bj, h);
                Vector256.Store(h, below + k);
                sum1 = Vector256.MultiplyAddEstimate(h, x, sum1);
                Vector256.Store(Vector256.MultiplyAddEstimate(h, x1, t), transposed + k);
            }

            sums[row] += Vector256.Sum(sum0);
            sums[row + 1] += Vector256.Sum(sum1);
        }
    }
}
