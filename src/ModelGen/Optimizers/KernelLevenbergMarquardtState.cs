using System.Numerics;
using ModelGen.IO;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>The damping of Levenberg-Marquardt in kernel form, and its buffers.</summary>
internal sealed class KernelLevenbergMarquardtState<T> : OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Fall = 1 / 1.5;
    private const double Rise = 2;
    private const int MostHalvings = 10;

    // below, the rounding of K decides whether it has a factor; above, steps are those of gradient descent at a tiny rate
    private const double LeastDamping = 1e-10;
    private const double MostDamping = 1e3;

    private readonly KernelLevenbergMarquardt _settings;
    private readonly DampedKernel _kernel = new();
    private readonly T[] _origin;
    private readonly double[] _step;
    private readonly double[] _momentum;
    private double _persistence;
    private double _damping;

    public KernelLevenbergMarquardtState(KernelLevenbergMarquardt settings, int parameterCount)
    {
        _settings = settings;
        _damping = settings.Damping;
        _origin = new T[parameterCount];
        _step = new double[parameterCount];
        _momentum = new double[parameterCount];
    }

    public override StepOutcome Step(IObjective<T> objective, in StepSettings settings, Span<double> termLosses) => Step(
        objective as IKernelLeastSquares<T> ?? throw new ArgumentException($"{_settings.Name} needs a loss with a kernel matrix.", nameof(objective)),
        termLosses);

    private StepOutcome Step(IKernelLeastSquares<T> objective, Span<double> termLosses)
    {
        double loss = _kernel.Build(objective);
        objective.TermLosses(termLosses);
        int evaluations = 1;
        if (!double.IsFinite(loss))
        {
            return new StepOutcome(loss, evaluations);
        }

        if (loss == 0 || !(_kernel.MeanDiagonal > 0) || double.IsInfinity(_kernel.MeanDiagonal) || !Factor(objective))
        {
            return new StepOutcome(loss, evaluations, Stalled: true);
        }

        Scale(_momentum, _persistence, _momentum);
        _kernel.Solve(objective, _persistence > 0 ? _momentum : [], _step);
        double best = loss;
        double length = Search(objective, ref best, termLosses, ref evaluations);
        Scale(_step, length, _momentum);
        if (length == 1)
        {
            // whole steps say that rows are linear as far as the steps go: what earlier rows have taught holds for the next ones
            _persistence = Math.Min(_settings.Momentum, (1 + _persistence) / 2);
        }

        return new StepOutcome(best, evaluations, Stalled: !Adapt(length));
    }

    public override void Save(StateDictionary state)
    {
        state.SetNumber("damping", _damping);
        state.SetNumber("persistence", _persistence);
        state.Set<double>("momentum", _momentum);
    }

    public override void Load(StateDictionary state)
    {
        double damping = state.GetNumber("damping");
        _damping = damping > 0 && double.IsFinite(damping)
            ? damping
            : throw new InvalidDataException($"The checkpoint's damping of {_settings.Name} is {damping}; it is damaged.");
        double persistence = state.GetNumber("persistence");
        state.Get<double>("momentum", _momentum);
        _persistence = persistence is >= 0 and < 1 && Array.TrueForAll(_momentum, double.IsFinite)
            ? persistence
            : throw new InvalidDataException($"The checkpoint's momentum of {_settings.Name} is damaged.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _kernel.Dispose();
        }

        base.Dispose(disposing);
    }

    private static void Scale(double[] source, double factor, double[] target)
    {
        for (int p = 0; p < source.Length; p++)
        {
            target[p] = factor * source[p];
        }
    }

    // with more damping where rounding has taken the definiteness
    private bool Factor(IKernelLeastSquares<T> objective)
    {
        while (!_kernel.Factor(objective, _damping))
        {
            _damping *= Rise;
            if (_damping > MostDamping)
            {
                _damping = _settings.Damping;
                return false;
            }
        }

        return true;
    }

    // halves the step while the loss of the same rows falls, and until it has fallen; leaves the parameters at the best and returns its length, 0 for none
    private double Search(IKernelLeastSquares<T> objective, ref double best, Span<double> termLosses, ref int evaluations)
    {
        objective.Parameters.CopyTo(_origin);
        double accepted = 0;
        double length = 1;
        for (int halvings = 0; halvings <= MostHalvings; halvings++, length /= 2)
        {
            Displacement.Apply<T>(objective.Parameters, _origin, -length, _step);
            double loss = objective.Loss();
            evaluations++;
            if (loss < best)
            {
                best = loss;
                accepted = length;
                objective.TermLosses(termLosses);
            }
            else if (accepted > 0)
            {
                break;
            }
        }

        if (accepted > 0)
        {
            Displacement.Apply<T>(objective.Parameters, _origin, -accepted, _step);
        }
        else
        {
            _origin.CopyTo(objective.Parameters);
        }

        return accepted;
    }

    // false where no damping leads to a step
    private bool Adapt(double length)
    {
        if (length == 1)
        {
            _damping = Math.Max(LeastDamping, _damping * Fall);
        }
        else if (length < 0.5)
        {
            _damping *= Rise;
        }

        if (_damping <= MostDamping)
        {
            return true;
        }

        _damping = _settings.Damping;
        return length > 0;
    }
}
