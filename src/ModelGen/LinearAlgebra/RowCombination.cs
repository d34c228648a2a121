using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Execution;

namespace ModelGen.LinearAlgebra;

/// <summary>
/// J' v for rows of J that are stored in panels, [panel][parameter][row in panel]. Threads share ranges of parameters; each number is summed over the panels
/// in order, in 256-bit vectors, so that the bits depend neither on the threads nor on the machine's width.
/// </summary>
internal sealed unsafe class RowCombination : IDisposable
{
    private const int PanelWidth = SymmetricRankUpdate.PanelWidth;
    private const int Range = 128;

    private readonly WorkerPool _pool;
    private readonly Action<int> _work;
    private NativeBuffer<double>? _factors;
    private double* _panels;
    private long _panelStride;
    private int _panelCount;
    private double* _result;
    private int _length;
    private int _nextRange;

    public RowCombination(WorkerPool pool)
    {
        _pool = pool;
        _work = Work;
    }

    /// <summary>Writes J' v.</summary>
    /// <param name="panels">J; rows behind the last one are zero.</param>
    /// <param name="panelStride">Numbers from one panel to the next.</param>
    /// <param name="rows">v, [row].</param>
    /// <param name="result">J' v, [parameter].</param>
    public void Run(double* panels, long panelStride, ReadOnlySpan<double> rows, Span<double> result)
    {
        _panels = panels;
        _panelStride = panelStride;
        _panelCount = (rows.Length + PanelWidth - 1) / PanelWidth;
        _length = result.Length;
        NativeBuffer<double>.Grow(ref _factors, (long)_panelCount * PanelWidth);
        Span<double> factors = new(_factors.Pointer, _panelCount * PanelWidth);
        rows.CopyTo(factors);
        factors[rows.Length..].Clear();
        _nextRange = 0;
        fixed (double* pointer = result)
        {
            _result = pointer;
            _pool.Run(_work);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _factors?.Dispose();

    private void Work(int thread)
    {
        for (int first = Claim(); first < _length; first = Claim())
        {
            int count = Math.Min(Range, _length - first);
            new Span<double>(_result + first, count).Clear();
            for (int panel = 0; panel < _panelCount; panel++)
            {
                Add(_panels + panel * _panelStride + (long)first * PanelWidth, _factors!.Pointer + (long)panel * PanelWidth, _result + first, count);
            }
        }
    }

    private int Claim() => Interlocked.Add(ref _nextRange, Range) - Range;

    // result[p] += sum over the 32 rows of one panel
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(double* panel, double* factors, double* result, int count)
    {
        Vector256<double> v0 = Vector256.Load(factors), v1 = Vector256.Load(factors + 4), v2 = Vector256.Load(factors + 8), v3 = Vector256.Load(factors + 12);
        Vector256<double> v4 = Vector256.Load(factors + 16), v5 = Vector256.Load(factors + 20);
        Vector256<double> v6 = Vector256.Load(factors + 24), v7 = Vector256.Load(factors + 28);
        for (int p = 0; p < count; p++, panel += PanelWidth)
        {
            Vector256<double> even = Vector256.Load(panel) * v0;
            Vector256<double> odd = Vector256.Load(panel + 4) * v1;
            even = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 8), v2, even);
            odd = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 12), v3, odd);
            even = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 16), v4, even);
            odd = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 20), v5, odd);
            even = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 24), v6, even);
            odd = Vector256.MultiplyAddEstimate(Vector256.Load(panel + 28), v7, odd);
            result[p] += Vector256.Sum(even + odd);
        }
    }
}
