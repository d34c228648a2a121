using ModelGen.Execution;
using ModelGen.LinearAlgebra;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>The equations (G + lambda D) x = b with G = J'J and D = max(diag G, 1e-8 mean diag G), for any number of dampings and right-hand sides.</summary>
internal sealed unsafe class DampedNormalEquations : IDisposable
{
    private const double SmallestRelativeScale = 1e-8;

    private readonly int _size;
    private readonly int _leadingDimension;
    private readonly NativeBuffer<double> _matrix;
    private readonly Cholesky _cholesky = new();
    private readonly double[] _diagonal;
    private readonly double[] _scale;

    public DampedNormalEquations(int size)
    {
        _size = size;

        // whole cache lines, and no power-of-two stride, which would alias in the caches
        _leadingDimension = (size + 7) / 8 * 8;
        if (_leadingDimension % 512 == 0)
        {
            _leadingDimension += 8;
        }

        _matrix = new NativeBuffer<double>((long)size * _leadingDimension);
        _diagonal = new double[size];
        _scale = new double[size];
    }

    /// <summary>Builds G and g = J'r at the current parameters; returns the loss.</summary>
    public double Build<T>(ILeastSquares<T> objective, Span<double> gradient) where T : unmanaged
    {
        double loss = objective.NormalEquations(_matrix.Pointer, _leadingDimension, gradient);
        double sum = 0;
        for (int p = 0; p < _size; p++)
        {
            _scale[p] = _matrix.Pointer[(long)p * _leadingDimension + p];
            sum += _scale[p];
        }

        double smallest = SmallestRelativeScale * sum / _size;
        for (int p = 0; p < _size; p++)
        {
            _scale[p] = Math.Max(_scale[p], smallest);
        }

        return loss;
    }

    /// <summary>Factors G + damping D; false where it is not positive definite.</summary>
    public bool Factor(IParallelRunner threads, double damping)
    {
        for (int p = 0; p < _size; p++)
        {
            _diagonal[p] = _matrix.Pointer[(long)p * _leadingDimension + p] + damping * _scale[p];
        }

        return _cholesky.Factor(_matrix.Pointer, _diagonal, _leadingDimension, threads);
    }

    /// <summary>Replaces b by x, after a successful <see cref="Factor"/>.</summary>
    public void Solve(Span<double> rightHandSide) => _cholesky.Solve(rightHandSide);

    /// <inheritdoc/>
    public void Dispose()
    {
        _matrix.Dispose();
        _cholesky.Dispose();
    }
}
