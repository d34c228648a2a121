using System.Numerics;
using System.Runtime.InteropServices;
using ModelGen.Kernels;
using ModelGen.Passes;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <summary>
/// A few points of every batch, each with a neighbour beside it: what the equations say there tells their sizes, and the difference between
/// neighbours how fast they vary. On the calling thread, so that the bits do not depend on the threads.
/// </summary>
internal sealed unsafe class ScaleSample<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // of each batch, and as many neighbours
    private const int MostPoints = 64;

    // of the domain: near enough for a difference, far enough for rounding in float
    private const double Step = 0.02;

    private readonly EngineContext<T> _context;
    private readonly BatchList<T> _batches;
    private readonly PointSet<T>[] _points;
    private readonly int[] _first;

    public ScaleSample(EngineContext<T> context, BatchList<T> batches, int mostPoints = MostPoints)
    {
        _context = context;
        _batches = batches;
        _points = new PointSet<T>[batches.Batches.Length];
        _first = new int[batches.EquationCount + 1];
        int rows = 0;
        for (int b = 0; b < _points.Length; b++)
        {
            Batch<T> batch = batches.Batches[b];
            _points[b] = Choose(batch, mostPoints);
            for (int e = 0; e < batch.Weights.Length; e++)
            {
                _first[batch.FirstEquation + e] = rows;
                rows += batch.Description.Equations[e].ComponentCount * (int)_points[b].Count;
            }
        }

        _first[^1] = rows;
    }

    /// <summary>Rows of all equations.</summary>
    public int RowCount => _first[^1];

    /// <summary>The rows of an equation: of each component the points, then their neighbours.</summary>
    public Range RowsOf(int equation) => _first[equation].._first[equation + 1];

    /// <summary>Points of an equation, with their neighbours.</summary>
    public int PointsOf(int equation) => (int)_points[BatchOf(equation)].Count;

    /// <summary>Where the rows of an equation are, [coordinate][row].</summary>
    public double[][] CoordinatesOf(int equation)
    {
        int b = BatchOf(equation);
        PointSet<T> points = _points[b];
        double[][] coordinates = new double[_batches.Batches[b].Description.Coordinates.Count][];
        for (int r = 0; r < coordinates.Length; r++)
        {
            coordinates[r] = new double[_first[equation + 1] - _first[equation]];
            for (int i = 0; i < coordinates[r].Length; i++)
            {
                coordinates[r][i] = double.CreateTruncating(points.Row(r)[i % points.Count]);
            }
        }

        return coordinates;
    }

    /// <summary>The residual of every equation by the parameters of now, without weights, [row].</summary>
    public void Residuals(Span<double> rows)
    {
        _context.Pack();
        for (int b = 0; b < _points.Length; b++)
        {
            Batch<T> batch = _batches.Batches[b];
            PointValues<T>.Run(_context, batch.Program, _points[b], rows[_first[batch.FirstEquation]..]);
        }
    }

    /// <summary>|J row|^2 of every row, J with respect to the variables and without weights, [row].</summary>
    public void SquaredRows(Span<double> rows)
    {
        _context.Pack();
        Worker<T> worker = _context.Workers[0];
        for (int b = 0; b < _points.Length; b++)
        {
            Batch<T> batch = _batches.Batches[b];
            PointSet<T> points = _points[b];
            for (long first = 0; first < points.Count; first += Tile<T>.Points)
            {
                int valid = (int)Math.Min(Tile<T>.Points, points.Count - first);
                for (int c = 0; c < batch.Description.Components; c++)
                {
                    worker.Load(points, batch.Description.Coordinates.Count, first, valid);
                    _context.Kernels.Forward(batch.Program, in worker.Tile);
                    new Span<T>(worker.Tile.Seeds, batch.Description.Components * Tile<T>.Points).Clear();
                    new Span<T>(worker.Tile.Seeds + c * Tile<T>.Points, valid).Fill(T.One);
                    NativeMemory.Clear(worker.Jacobian, (nuint)((long)_context.Model.ParameterCount * Tile<T>.Points * sizeof(T)));
                    worker.Tile.Gradient = worker.Jacobian;
                    _context.Kernels.JacobianRows(batch.Program, in worker.Tile);
                    _context.ToVariables(worker.Jacobian, Tile<T>.Points);
                    int e = batch.EquationOf[c];
                    long row = _first[batch.FirstEquation + e] + (c - batch.Description.Equations[e].FirstComponent) * points.Count + first;
                    SumSquares(worker.Jacobian, rows.Slice((int)row, valid));
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PointSet<T> points in _points)
        {
            points.Dispose();
        }
    }

    private int BatchOf(int equation)
    {
        int b = 0;
        while (equation >= _batches.Batches[b].FirstEquation + _batches.Batches[b].Weights.Length)
        {
            b++;
        }

        return b;
    }

    private void SumSquares(T* jacobian, Span<double> sums)
    {
        sums.Clear();
        for (int p = 0; p < _context.Model.ParameterCount; p++)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                double derivative = double.CreateTruncating(jacobian[(long)p * Tile<T>.Points + i]);
                sums[i] += derivative * derivative;
            }
        }
    }

    // every so many-th of the batch's points, then their neighbours; data have none, and stand for themselves
    private PointSet<T> Choose(Batch<T> batch, int most)
    {
        int chosen = (int)Math.Min(most, batch.Points.Count);
        PointSet<T> points = new(batch.Points.Rows);
        points.Resize(2 * chosen);
        int coordinates = batch.Description.Coordinates.Count;
        for (int r = 0; r < points.Rows; r++)
        {
            CoordinateDescription? coordinate = r < coordinates && batch.Description.ObservedSet < 0
                ? _context.Model.Coordinates[batch.Description.Coordinates[r]]
                : null;
            double middle = coordinate is null ? 0 : (coordinate.Lower + coordinate.Upper) / 2;
            double step = coordinate is null ? 0 : Step * (coordinate.Upper - coordinate.Lower);
            for (int i = 0; i < chosen; i++)
            {
                T value = batch.Points.Row(r)[i * batch.Points.Count / chosen];
                points.Row(r)[i] = value;
                points.Row(r)[chosen + i] = value + T.CreateTruncating(double.CreateTruncating(value) > middle ? -step : step);
            }
        }

        return points;
    }
}
