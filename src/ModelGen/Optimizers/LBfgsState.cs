using System.Numerics;
using ModelGen.IO;
using ModelGen.LinearAlgebra;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>The pairs of L-BFGS and the loss and gradient where the latest search ended.</summary>
internal sealed class LBfgsState<T> : OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _history;
    private readonly StrongWolfeSearch<T> _search;
    private readonly T[] _origin;
    private readonly T[] _direction;
    private readonly T[] _gradient;
    private readonly T[] _previousGradient;
    private readonly T[] _steps;
    private readonly T[] _differences;
    private readonly double[] _inverseProducts;
    private readonly double[] _projections;
    private readonly int _parameterCount;
    private int _count;
    private int _newest = -1;
    private bool _isCurrent;
    private double _loss;

    public LBfgsState(LBfgs settings, int parameterCount)
    {
        _history = settings.History;
        _parameterCount = parameterCount;
        _search = new StrongWolfeSearch<T>(settings.SufficientDecrease, settings.Curvature);
        _origin = new T[parameterCount];
        _direction = new T[parameterCount];
        _gradient = new T[parameterCount];
        _previousGradient = new T[parameterCount];
        _steps = new T[_history * parameterCount];
        _differences = new T[_history * parameterCount];
        _inverseProducts = new double[_history];
        _projections = new double[_history];
    }

    public override void ObjectiveChanged() => _isCurrent = false;

    public override StepOutcome Step(IObjective<T> objective, in StepSettings settings, Span<double> termLosses)
    {
        int evaluations = 0;
        if (!_isCurrent)
        {
            _loss = objective.LossAndGradient(_gradient);
            objective.TermLosses(termLosses);
            evaluations++;
            if (!double.IsFinite(_loss))
            {
                return new StepOutcome(_loss, evaluations);
            }

            _isCurrent = true;
        }

        bool moved = false;
        while (!moved)
        {
            moved = SearchAlongDirection(objective, termLosses, ref evaluations);
            if (!moved && _count == 0)
            {
                // not even steepest descent goes down: the loss is at its minimum to rounding
                _isCurrent = false;
                return new StepOutcome(_loss, evaluations, Stalled: true);
            }

            if (!moved)
            {
                _count = 0;
            }
        }

        return new StepOutcome(_loss, evaluations);
    }

    public override void Save(StateDictionary state)
    {
        state.SetInteger("count", _count);
        state.SetInteger("newest", _newest);
        state.SetInteger("current", _isCurrent ? 1 : 0);
        state.SetNumber("loss", _loss);
        state.Set<T>("gradient", _gradient);
        state.Set<double>("inverse_products", _inverseProducts);
        state.Set<T>("steps", _steps);
        state.Set<T>("differences", _differences);
    }

    public override void Load(StateDictionary state)
    {
        _count = (int)state.GetInteger("count", 0, _history);
        _newest = (int)state.GetInteger("newest", _count > 0 ? 0 : -1, _history - 1);
        _isCurrent = state.GetInteger("current") != 0;
        _loss = state.GetNumber("loss");
        state.Get<T>("gradient", _gradient);
        state.Get<double>("inverse_products", _inverseProducts);
        state.Get<T>("steps", _steps);
        state.Get<T>("differences", _differences);
    }

    private bool SearchAlongDirection(IObjective<T> objective, Span<double> termLosses, ref int evaluations)
    {
        ComputeDirection();
        double slope = VectorMath.Dot<T>(_gradient, _direction);
        if (!(slope < 0))
        {
            return false;
        }

        Span<T> parameters = objective.Parameters;
        parameters.CopyTo(_origin);
        _gradient.CopyTo(_previousGradient, 0);

        // without curvature the scale of the step is unknown: start with one of length at most 1
        double firstStep = _count > 0 ? 1 : Math.Min(1, 1 / VectorMath.Norm<T>(_gradient));
        LineSearchResult result = _search.Search(objective, _origin, _direction, _loss, slope, firstStep, _gradient);
        evaluations += result.Evaluations;
        if (!result.Succeeded)
        {
            _origin.CopyTo(parameters);
            _previousGradient.CopyTo(_gradient, 0);
            return false;
        }

        objective.TermLosses(termLosses);
        _loss = result.Loss;
        Remember(parameters);
        return true;
    }

    private void Remember(ReadOnlySpan<T> parameters)
    {
        int slot = (_newest + 1) % _history;
        Span<T> step = Pair(_steps, slot);
        Span<T> difference = Pair(_differences, slot);
        VectorMath.AddScaled<T>(step, parameters, -1, _origin);
        VectorMath.AddScaled<T>(difference, _gradient, -1, _previousGradient);
        double product = VectorMath.Dot<T>(step, difference);

        // positive by the Wolfe conditions, but for rounding
        if (product > 1e-16 * VectorMath.Norm<T>(step) * VectorMath.Norm<T>(difference))
        {
            _inverseProducts[slot] = 1 / product;
            _newest = slot;
            _count = Math.Min(_count + 1, _history);
        }
        else if (_count == _history)
        {
            // the slot held the oldest pair, which is overwritten now
            _count--;
        }
    }

    // the two-loop recursion, algorithm 7.4: direction = -H g, with H0 = (s'y / y'y) I of the newest pair
    private void ComputeDirection()
    {
        VectorMath.Scale<T>(_direction, -1, _gradient);
        for (int age = 0; age < _count; age++)
        {
            int slot = Slot(age);
            _projections[slot] = _inverseProducts[slot] * VectorMath.Dot<T>(Pair(_steps, slot), _direction);
            VectorMath.AddScaled<T>(_direction, -_projections[slot], Pair(_differences, slot));
        }

        if (_count > 0)
        {
            Span<T> newest = Pair(_differences, _newest);
            VectorMath.Scale<T>(_direction, 1 / (_inverseProducts[_newest] * VectorMath.Dot<T>(newest, newest)), _direction);
        }

        for (int age = _count - 1; age >= 0; age--)
        {
            int slot = Slot(age);
            double beta = _inverseProducts[slot] * VectorMath.Dot<T>(Pair(_differences, slot), _direction);
            VectorMath.AddScaled<T>(_direction, _projections[slot] - beta, Pair(_steps, slot));
        }
    }

    private int Slot(int age) => (_newest - age + _history) % _history;

    private Span<T> Pair(T[] pairs, int slot) => pairs.AsSpan(slot * _parameterCount, _parameterCount);
}
