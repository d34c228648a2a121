using System.Numerics;
using ModelGen.IO;
using ModelGen.LinearAlgebra;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>The damping of Levenberg-Marquardt, its normal equations and its buffers.</summary>
internal sealed class LevenbergMarquardtState<T> : OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double DampingFactor = 4;
    private const int MostDecreases = 3;
    private const int MostIncreases = 14;

    // below the rounding of G, damping changes nothing
    private const double LeastDamping = 1e-15;

    private readonly LevenbergMarquardt _settings;
    private readonly DampedNormalEquations _equations;
    private readonly GeodesicAcceleration<T>? _acceleration;
    private readonly T[] _origin;
    private readonly T[] _accepted;
    private readonly double[] _gradient;
    private readonly double[] _step;
    private double _damping;

    public LevenbergMarquardtState(LevenbergMarquardt settings, int parameterCount)
    {
        _settings = settings;
        _damping = settings.Damping;
        _equations = new DampedNormalEquations(parameterCount);
        _acceleration = settings.Acceleration ? new GeodesicAcceleration<T>(parameterCount) : null;
        _origin = new T[parameterCount];
        _accepted = new T[parameterCount];
        _gradient = new double[parameterCount];
        _step = new double[parameterCount];
    }

    public override StepOutcome Step(IObjective<T> objective, in StepSettings settings, Span<double> termLosses) => Step(
        objective as ILeastSquares<T> ?? throw new ArgumentException($"{_settings.Name} needs a loss that is a sum of squares.", nameof(objective)),
        termLosses);

    private StepOutcome Step(ILeastSquares<T> objective, Span<double> termLosses)
    {
        double loss = _equations.Build(objective, _gradient);
        objective.TermLosses(termLosses);
        int evaluations = 1;
        if (!double.IsFinite(loss) || loss == 0 || VectorMath.Norm<double>(_gradient) == 0)
        {
            return new StepOutcome(loss, evaluations, Stalled: loss == 0 || double.IsFinite(loss));
        }

        objective.Parameters.CopyTo(_origin);
        _acceleration?.Begin(objective, ref evaluations);

        double best = loss;
        int increases = 0;
        while (!Try(objective, _damping, ref best, termLosses, ref evaluations))
        {
            _damping *= DampingFactor;
            if (++increases <= MostIncreases)
            {
                continue;
            }

            if (_damping > _settings.Damping)
            {
                _origin.CopyTo(objective.Parameters);
                _damping = _settings.Damping;
                return new StepOutcome(loss, evaluations, Stalled: true);
            }

            // damping had become so small that no number of increases brings it back
            _damping = _settings.Damping;
            increases = 0;
        }

        for (int decreases = 0; decreases < MostDecreases && _damping > LeastDamping; decreases++)
        {
            if (!Try(objective, _damping / DampingFactor, ref best, termLosses, ref evaluations))
            {
                break;
            }

            _damping /= DampingFactor;
        }

        _accepted.CopyTo(objective.Parameters);
        return new StepOutcome(best, evaluations);
    }

    public override void Save(StateDictionary state) => state.SetNumber("damping", _damping);

    public override void Load(StateDictionary state)
    {
        double damping = state.GetNumber("damping");
        _damping = damping > 0 && double.IsFinite(damping)
            ? damping
            : throw new InvalidDataException($"The checkpoint's damping of Levenberg-Marquardt is {damping}; it is damaged.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _equations.Dispose();
        }

        base.Dispose(disposing);
    }

    // takes the step of one damping from the origin; keeps it where the loss falls below the best so far
    private bool Try(ILeastSquares<T> objective, double damping, ref double best, Span<double> termLosses, ref int evaluations)
    {
        if (!_equations.Factor(objective, damping))
        {
            return false;
        }

        for (int p = 0; p < _step.Length; p++)
        {
            _step[p] = -_gradient[p];
        }

        _equations.Solve(_step);
        _acceleration?.AddTo(_step, objective, _origin, _equations, ref evaluations);
        Displacement.Apply<T>(objective.Parameters, _origin, 1, _step);
        double loss = objective.Loss();
        evaluations++;
        if (!(loss < best))
        {
            return false;
        }

        best = loss;
        objective.TermLosses(termLosses);
        objective.Parameters.CopyTo(_accepted);
        return true;
    }
}
