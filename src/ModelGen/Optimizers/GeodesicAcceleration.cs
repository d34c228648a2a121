using System.Numerics;
using ModelGen.LinearAlgebra;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>
/// The second-order correction of a Levenberg-Marquardt step: a = -(G + lambda D)^-1 J' r'', half of which is added to the step
/// where 2 |a / 2| is at most 0.75 |delta|. Transtrum and Sethna 2012, section 4. The second directional derivative is
/// r'' = (2 / h) ((r(theta + h delta) - r(theta)) / h - J delta), with the central difference (r(theta + h delta) - r(theta - h delta)) / 2h for J delta.
/// </summary>
internal sealed class GeodesicAcceleration<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double DifferenceStep = 0.1;
    private const double MostRelativeLength = 0.75;

    private readonly double[] _acceleration;
    private double[] _residual = [];
    private double[] _ahead = [];
    private double[] _behind = [];

    public GeodesicAcceleration(int parameterCount) => _acceleration = new double[parameterCount];

    /// <summary>Evaluates the residual where the step starts.</summary>
    public void Begin(ILeastSquares<T> objective, ref int evaluations)
    {
        long rows = objective.RowCount;
        if (_residual.Length != rows)
        {
            // the one that is asked about comes last: where there is not so much memory, all three are allocated anew the next time
            _ahead = new double[rows];
            _behind = new double[rows];
            _residual = new double[rows];
        }

        objective.Residuals(_residual);
        evaluations++;
    }

    /// <summary>Adds half the acceleration to a step of the factored equations, unless it is too long to be trusted.</summary>
    public void AddTo(Span<double> step, ILeastSquares<T> objective, ReadOnlySpan<T> origin, DampedNormalEquations equations, ref int evaluations)
    {
        Displacement.Apply(objective.Parameters, origin, DifferenceStep, step);
        objective.Residuals(_ahead);
        Displacement.Apply(objective.Parameters, origin, -DifferenceStep, step);
        objective.Residuals(_behind);
        for (int row = 0; row < _ahead.Length; row++)
        {
            // both differences of the formula above, put together
            _ahead[row] = (_ahead[row] - 2 * _residual[row] + _behind[row]) / (DifferenceStep * DifferenceStep);
        }

        origin.CopyTo(objective.Parameters);
        objective.TransposedJacobianProduct(_ahead, _acceleration);
        evaluations += 3;
        equations.Solve(_acceleration);
        double length = VectorMath.Norm<double>(_acceleration);
        if (length <= MostRelativeLength * VectorMath.Norm<double>(step))
        {
            VectorMath.AddScaled<double>(step, -0.5, _acceleration);
        }
    }
}
