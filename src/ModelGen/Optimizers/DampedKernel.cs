using ModelGen.Execution;
using ModelGen.LinearAlgebra;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>The equations (K + lambda I) v = r with K = J J', for any number of dampings; lambda = damping trace(K) / N.</summary>
internal sealed unsafe class DampedKernel : IDisposable
{
    private readonly Cholesky _cholesky = new();
    private NativeBuffer<double>? _matrix;
    private double[] _residual = [];
    private double[] _diagonal = [];
    private int _size;
    private int _leadingDimension;

    /// <summary>trace(K) / N, the scale of the damping.</summary>
    public double MeanDiagonal { get; private set; }

    /// <summary>Builds K and r at the current parameters; returns the loss. Allocates where the rows have become more.</summary>
    /// <exception cref="InvalidOperationException">There are more rows than <see cref="FreshRows.Limit"/>.</exception>
    public double Build<T>(IKernelLeastSquares<T> objective) where T : unmanaged
    {
        Resize(objective.RowCount);
        double loss = objective.KernelEquations(_matrix!.Pointer, _leadingDimension, _residual.AsSpan(0, _size));
        double trace = 0;
        for (int row = 0; row < _size; row++)
        {
            trace += _matrix.Pointer[(long)row * _leadingDimension + row];
        }

        MeanDiagonal = trace / _size;
        return loss;
    }

    /// <summary>Factors K + damping trace(K) / N I; false where it is not positive definite.</summary>
    public bool Factor(IParallelRunner threads, double damping)
    {
        double lambda = damping * MeanDiagonal;
        for (int row = 0; row < _size; row++)
        {
            _diagonal[row] = _matrix!.Pointer[(long)row * _leadingDimension + row] + lambda;
        }

        return _cholesky.Factor(_matrix!.Pointer, _diagonal.AsSpan(0, _size), _leadingDimension, threads);
    }

    /// <summary>
    /// Writes J' v + m, [P], for the v that solves the equations with r - J m, after a successful <see cref="Factor"/>; r is used up. Of all steps that
    /// satisfy the rows it is the one that is nearest to m.
    /// </summary>
    /// <param name="objective">The rows.</param>
    /// <param name="momentum">m, [P]; empty for 0.</param>
    /// <param name="step">[P].</param>
    public void Solve<T>(IKernelLeastSquares<T> objective, ReadOnlySpan<double> momentum, Span<double> step) where T : unmanaged
    {
        Span<double> residual = _residual.AsSpan(0, _size);
        if (momentum.Length > 0)
        {
            // the diagonal has done its work
            Span<double> known = _diagonal.AsSpan(0, _size);
            objective.MultiplyRows(momentum, known);
            for (int row = 0; row < residual.Length; row++)
            {
                residual[row] -= known[row];
            }
        }

        _cholesky.Solve(residual);
        objective.CombineRows(residual, step);
        for (int p = 0; p < momentum.Length; p++)
        {
            step[p] += momentum[p];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _matrix?.Dispose();
        _cholesky.Dispose();
    }

    private void Resize(long rows)
    {
        if (rows > FreshRows.Limit)
        {
            throw new InvalidOperationException(
                $"The kernel form solves among the rows of the residual, and {rows:N0} of them are too many for it (at most {FreshRows.Limit:N0}): "
                + "leave out Points and RowsPerParameter for this phase, or train by LevenbergMarquardt.");
        }

        _size = (int)rows;

        // whole cache lines, and no power-of-two stride, which would alias in the caches
        _leadingDimension = (_size + 7) / 8 * 8 + 8;
        NativeBuffer<double>.Grow(ref _matrix, (long)_size * _leadingDimension);
        if (_residual.Length < _size)
        {
            _residual = new double[_size];
            _diagonal = new double[_size];
        }
    }
}
