using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Execution;

namespace ModelGen.LinearAlgebra;

/// <summary>
/// J v for rows of J that are stored in panels, [panel][parameter][row in panel]. Threads share panels; each number is summed over the parameters in order, so
/// that the bits depend neither on the threads nor on the machine's width.
/// </summary>
internal sealed unsafe class RowProduct
{
    private const int PanelWidth = SymmetricRankUpdate.PanelWidth;

    private readonly WorkerPool _pool;
    private readonly Action<int> _work;
    private double* _panels;
    private long _panelStride;
    private int _panelCount;
    private double* _vector;
    private int _length;
    private double* _rows;
    private int _rowCount;
    private int _nextPanel;

    public RowProduct(WorkerPool pool)
    {
        _pool = pool;
        _work = Work;
    }

    /// <summary>Writes J v.</summary>
    /// <param name="panels">J; rows behind the last one are zero.</param>
    /// <param name="panelStride">Numbers from one panel to the next.</param>
    /// <param name="vector">v, [parameter].</param>
    /// <param name="rows">J v, [row].</param>
    public void Run(double* panels, long panelStride, ReadOnlySpan<double> vector, Span<double> rows)
    {
        _panels = panels;
        _panelStride = panelStride;
        _panelCount = (rows.Length + PanelWidth - 1) / PanelWidth;
        _rowCount = rows.Length;
        _length = vector.Length;
        _nextPanel = 0;
        fixed (double* source = vector, target = rows)
        {
            _vector = source;
            _rows = target;
            _pool.Run(_work);
        }
    }

    private void Work(int thread)
    {
        double* sums = stackalloc double[PanelWidth];
        for (int panel = Interlocked.Increment(ref _nextPanel) - 1; panel < _panelCount; panel = Interlocked.Increment(ref _nextPanel) - 1)
        {
            Sum(_panels + panel * _panelStride, _vector, _length, sums);
            int first = panel * PanelWidth;
            new Span<double>(sums, Math.Min(PanelWidth, _rowCount - first)).CopyTo(new Span<double>(_rows + first, _rowCount - first));
        }
    }

    // sums[row] = sum over the parameters, for the 32 rows of one panel
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(double* panel, double* vector, int length, double* sums)
    {
        Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (int p = 0; p < length; p++, panel += PanelWidth)
        {
            Vector256<double> v = Vector256.Create(vector[p]);
            s0 = Vector256.MultiplyAddEstimate(Vector256.Load(panel), v, s0);
            s1 = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 4), v, s1);
            s2 = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 8), v, s2);
            s3 = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 12), v, s3);
            s4 = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 16), v, s4);
            s5 = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 20), v, s5);
            s6 = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 24), v, s6);
            s7 = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 28), v, s7);
        }

        s0.Store(sums);
        s1.Store(sums + 4);
        s2.Store(sums + 8);
        s3.Store(sums + 12);
        s4.Store(sums + 16);
        s5.Store(sums + 20);
        s6.Store(sums + 24);
        s7.Store(sums + 28);
    }
}
