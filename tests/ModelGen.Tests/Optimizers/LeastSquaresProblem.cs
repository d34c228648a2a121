using ModelGen.Objectives;

namespace ModelGen.Tests.Optimizers;

/// <summary>A sum of squares with exact derivatives, as an optimiser sees a model: one term, one row for each residual.</summary>
internal sealed class LeastSquaresProblem(Func<Dual[], Dual[]> residuals, params double[] start) : IKernelLeastSquares<double>
{
    private readonly double[] _parameters = [.. start];
    private readonly int _rows = residuals([.. start.Select((value, i) => Dual.Variable(value, i, start.Length))]).Length;
    private Dual[] _kept = [];
    private double _latestLoss;

    public int Evaluations { get; private set; }

    public int ParameterCount => _parameters.Length;

    public Span<double> Parameters => _parameters;

    public long ItemCount => _rows;

    public int TermCount => 1;

    public long RowCount => _rows;

    public double Loss()
    {
        Evaluations++;
        _latestLoss = Evaluate().Sum(row => row.Value * row.Value);
        return _latestLoss;
    }

    public double LossAndGradient(Span<double> gradient)
    {
        Evaluations++;
        gradient.Clear();
        _latestLoss = 0;
        foreach (Dual row in Evaluate())
        {
            _latestLoss += row.Value * row.Value;
            for (int p = 0; p < row.Slopes.Length; p++)
            {
                gradient[p] += 2 * row.Value * row.Slopes[p];
            }
        }

        return _latestLoss;
    }

    public void TermLosses(Span<double> losses) => losses[0] = _latestLoss;

    public void Residuals(Span<double> rows)
    {
        Dual[] values = Evaluate();
        for (int i = 0; i < values.Length; i++)
        {
            rows[i] = values[i].Value;
        }
    }

    public unsafe double NormalEquations(double* matrix, int leadingDimension, Span<double> gradient)
    {
        for (int p = 0; p < ParameterCount; p++)
        {
            new Span<double>(matrix + (long)p * leadingDimension, p + 1).Clear();
        }

        foreach (Dual row in Evaluate())
        {
            for (int p = 0; p < row.Slopes.Length; p++)
            {
                for (int q = 0; q <= p; q++)
                {
                    matrix[(long)p * leadingDimension + q] += row.Slopes[p] * row.Slopes[q];
                }
            }
        }

        double loss = LossAndGradient(gradient);
        for (int p = 0; p < gradient.Length; p++)
        {
            gradient[p] *= 0.5;
        }

        return loss;
    }

    public void TransposedJacobianProduct(ReadOnlySpan<double> rows, Span<double> result) => Combine(Evaluate(), rows, result);

    private static void Combine(Dual[] values, ReadOnlySpan<double> rows, Span<double> result)
    {
        result.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            for (int p = 0; p < values[i].Slopes.Length; p++)
            {
                result[p] += rows[i] * values[i].Slopes[p];
            }
        }
    }

    public unsafe double KernelEquations(double* matrix, int leadingDimension, Span<double> residual)
    {
        _kept = Evaluate();
        for (int i = 0; i < _kept.Length; i++)
        {
            residual[i] = _kept[i].Value;
            for (int j = 0; j <= i; j++)
            {
                matrix[(long)i * leadingDimension + j] = _kept[i].Slopes.Zip(_kept[j].Slopes, (a, b) => a * b).Sum();
            }
        }

        return Loss();
    }

    public void MultiplyRows(ReadOnlySpan<double> vector, Span<double> rows)
    {
        double[] copy = vector.ToArray();
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = _kept[row].Slopes.Zip(copy, (slope, value) => slope * value).Sum();
        }
    }

    public void CombineRows(ReadOnlySpan<double> rows, Span<double> result) => Combine(_kept, rows, result);

    public void RunParallel(Action<int> work) => Parallel.For(0, 2, work);

    public double ValidationLoss() => Loss();

    private Dual[] Evaluate() => residuals([.. _parameters.Select((value, i) => Dual.Variable(value, i, _parameters.Length))]);
}
