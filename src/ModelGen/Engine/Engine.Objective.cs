using ModelGen.Data;
using ModelGen.Kernels;
using ModelGen.Objectives;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <content>The loss, its gradient and its normal equations.</content>
internal sealed unsafe partial class Engine<T>
{
    /// <inheritdoc cref="IObjective{T}.ItemCount"/>
    public long ItemCount
    {
        get
        {
            lock (_gate)
            {
                EnsurePoints();
                return _batches.PointCount;
            }
        }
    }

    /// <inheritdoc/>
    public int TermCount => _batches.EquationCount;

    /// <inheritdoc cref="ILeastSquares{T}.RowCount"/>
    public override long RowCount
    {
        get
        {
            lock (_gate)
            {
                EnsurePoints();
                return _batches.RowCount;
            }
        }
    }

    /// <inheritdoc/>
    public double Loss() => WeightedLoss();

    public override double WeightedLoss()
    {
        lock (_gate)
        {
            Prepare();
            return _gradientPass.Loss();
        }
    }

    /// <inheritdoc/>
    public double LossAndGradient(Span<T> gradient)
    {
        RequireLength(gradient.Length, ParameterCount, nameof(gradient));
        lock (_gate)
        {
            Prepare();
            double loss = _gradientPass.LossAndGradient(gradient);
            ToVariables(gradient);
            return loss;
        }
    }

    public override double Gradient(Span<double> gradient)
    {
        lock (_gate)
        {
            Prepare();
            double loss = _gradientPass.LossAndGradient(_gradient);
            Widen(_gradient, gradient);
            return loss;
        }
    }

    /// <inheritdoc/>
    public void TermLosses(Span<double> losses) => _gradientPass.EquationLosses.CopyTo(losses);

    /// <inheritdoc/>
    public void Residuals(Span<double> rows)
    {
        lock (_gate)
        {
            Prepare();
            RequireLength(rows.Length, _batches.RowCount, nameof(rows));
            _residualPass.Run(rows, weighted: true);
        }
    }

    public override (double[] Values, double[] Weighted, ResidualBlock[] Blocks) ReadResiduals()
    {
        lock (_gate)
        {
            Prepare();
            double[] values = new double[checked((int)_batches.RowCount)];
            double[] weighted = new double[values.Length];
            _residualPass.Run(values, weighted: false);
            _residualPass.Run(weighted, weighted: true);
            return (values, weighted, ResidualBlocks());
        }
    }

    public override void VectorJacobianProduct(ReadOnlySpan<double> seeds, Span<double> result)
    {
        lock (_gate)
        {
            TransposedProduct(seeds, result.Length);
            Widen(_gradient, result);
        }
    }

    private void TransposedProduct(ReadOnlySpan<double> rows, int parameters)
    {
        Prepare();
        RequireLength(rows.Length, _batches.RowCount, nameof(rows));
        RequireLength(parameters, ParameterCount, nameof(parameters));
        _gradientPass.VectorJacobianProduct(rows, _gradient);
    }

    /// <inheritdoc/>
    public void TransposedJacobianProduct(ReadOnlySpan<double> rows, Span<double> result)
    {
        lock (_gate)
        {
            TransposedProduct(rows, result.Length);
            ToVariables(_gradient);
            Widen(_gradient, result);
        }
    }

    public override void Jacobian(Span<double> jacobian)
    {
        lock (_gate)
        {
            Prepare();
            RequireLength(jacobian.Length, _batches.RowCount * ParameterCount, nameof(jacobian));
            _jacobianPass.Run(jacobian);
        }
    }

    /// <inheritdoc/>
    public double NormalEquations(double* matrix, int leadingDimension, Span<double> gradient)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leadingDimension, ParameterCount);
        RequireLength(gradient.Length, ParameterCount, nameof(gradient));
        lock (_gate)
        {
            Prepare();
            _normalEquationsPass.Run(matrix, leadingDimension);

            // the loss is r'r, so half its gradient is J'r
            double loss = _gradientPass.LossAndGradient(_gradient);
            ToVariables(_gradient);
            for (int p = 0; p < gradient.Length; p++)
            {
                gradient[p] = 0.5 * double.CreateTruncating(_gradient[p]);
            }

            return loss;
        }
    }

    /// <inheritdoc/>
    public double KernelEquations(double* matrix, int leadingDimension, Span<double> residual)
    {
        lock (_gate)
        {
            Prepare();
            RequireLength(residual.Length, _batches.RowCount, nameof(residual));
            ArgumentOutOfRangeException.ThrowIfLessThan(leadingDimension, residual.Length);
            _kernelEquationsPass.Run(matrix, leadingDimension, residual);

            // the loss as every other call sums it, and each equation's
            return _gradientPass.Loss();
        }
    }

    /// <inheritdoc/>
    public void CombineRows(ReadOnlySpan<double> rows, Span<double> result)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            RequireLength(result.Length, ParameterCount, nameof(result));
            RequireKept(rows.Length);
            _kernelEquationsPass.Combine(rows, result);
        }
    }

    /// <inheritdoc/>
    public void MultiplyRows(ReadOnlySpan<double> vector, Span<double> rows)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            RequireLength(vector.Length, ParameterCount, nameof(vector));
            RequireKept(rows.Length);
            _kernelEquationsPass.Multiply(vector, rows);
        }
    }

    private void RequireKept(int rows)
    {
        if (rows != _kernelEquationsPass.Rows)
        {
            throw new InvalidOperationException($"The rows that are kept are {_kernelEquationsPass.Rows}, not {rows}; call KernelEquations before.");
        }
    }

    /// <inheritdoc/>
    public void RunParallel(Action<int> work)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _pool.Run(work);
        }
    }

    /// <inheritdoc/>
    public double ValidationLoss()
    {
        lock (_gate)
        {
            Prepare();
            return _validation.Loss();
        }
    }

    private ResidualBlock[] ResidualBlocks()
    {
        List<ResidualBlock> blocks = [];
        foreach (Batch<T> batch in _batches.Batches)
        {
            for (int c = 0; c < batch.Description.Components; c++)
            {
                int e = batch.EquationOf[c];
                EquationDescription equation = batch.Description.Equations[e];
                blocks.Add(new ResidualBlock(batch.FirstEquation + e, equation.Name, c - equation.FirstComponent,
                    checked((int)(batch.FirstRow + c * batch.ActiveCount)), checked((int)batch.ActiveCount), batch.RowScale(c)));
            }
        }

        return [.. blocks];
    }

    private void ToVariables(Span<T> gradient)
    {
        fixed (T* derivatives = gradient)
        {
            _context.ToVariables(derivatives, stride: 1);
        }
    }

    private void Prepare()
    {
        EnsurePoints();
        Pack();
    }

    private static void Widen(ReadOnlySpan<T> source, Span<double> target)
    {
        for (int p = 0; p < source.Length; p++)
        {
            target[p] = double.CreateTruncating(source[p]);
        }
    }

    private static void RequireLength(long actual, long expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"'{name}' has {actual} numbers; it needs {expected}.", name);
        }
    }
}
