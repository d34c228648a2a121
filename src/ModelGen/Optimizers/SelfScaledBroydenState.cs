using System.Numerics;
using ModelGen.IO;
using ModelGen.LinearAlgebra;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>The inverse Hessian H, and loss, gradient g and H g where the latest search ended.</summary>
internal sealed class SelfScaledBroydenState<T> : OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StrongWolfeSearch<T> _search;
    private readonly TiledSymmetricMatrix _inverse;
    private readonly T[] _origin;
    private readonly T[] _direction;
    private readonly T[] _gradient;
    private readonly T[] _previousGradient;
    private readonly double[] _image;
    private readonly double[] _newGradient;
    private readonly double[] _newImage;
    private readonly double[] _step;
    private bool _isIdentity = true;
    private bool _isCurrent;
    private double _loss;

    public SelfScaledBroydenState(SelfScaledBroyden settings, int parameterCount)
    {
        _search = new StrongWolfeSearch<T>(settings.SufficientDecrease, settings.Curvature);
        _inverse = new TiledSymmetricMatrix(parameterCount);
        _origin = new T[parameterCount];
        _direction = new T[parameterCount];
        _gradient = new T[parameterCount];
        _previousGradient = new T[parameterCount];
        _image = new double[parameterCount];
        _newGradient = new double[parameterCount];
        _newImage = new double[parameterCount];
        _step = new double[parameterCount];
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

            Widen(_gradient, _newGradient);
            _inverse.Multiply(_newGradient, _image, objective);
            _isCurrent = true;
        }

        if (SearchAlongDirection(objective, termLosses, ref evaluations))
        {
            return new StepOutcome(_loss, evaluations);
        }

        // once more along the gradient, before the loss counts as at its minimum to rounding
        bool moved = false;
        if (!_isIdentity)
        {
            _inverse.SetIdentity();
            _isIdentity = true;
            Widen(_gradient, _image);
            moved = SearchAlongDirection(objective, termLosses, ref evaluations);
        }

        _isCurrent = moved;
        return new StepOutcome(_loss, evaluations, Stalled: !moved);
    }

    public override void Save(StateDictionary state)
    {
        state.SetInteger("identity", _isIdentity ? 1 : 0);
        state.SetInteger("current", _isCurrent ? 1 : 0);
        state.SetNumber("loss", _loss);
        state.Set<T>("gradient", _gradient);
        state.Set<double>("image", _image);
        state.Set<double>("inverse", _inverse.Numbers);
        state.Set<double>("waiting_vectors", _inverse.WaitingVectors);
        state.Set<double>("waiting_factors", _inverse.WaitingFactors);
    }

    public override void Load(StateDictionary state)
    {
        _isIdentity = state.GetInteger("identity") != 0;
        _isCurrent = state.GetInteger("current") != 0;
        _loss = state.GetNumber("loss");
        state.Get<T>("gradient", _gradient);
        state.Get<double>("image", _image);
        state.Get("inverse", _inverse.Numbers);
        state.Get("waiting_vectors", _inverse.WaitingVectors);
        state.Get("waiting_factors", _inverse.WaitingFactors);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inverse.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool SearchAlongDirection(IObjective<T> objective, Span<double> termLosses, ref int evaluations)
    {
        for (int p = 0; p < _direction.Length; p++)
        {
            _direction[p] = T.CreateTruncating(-_image[p]);
        }

        double slope = VectorMath.Dot<T>(_gradient, _direction);
        if (!(slope < 0))
        {
            return false;
        }

        Span<T> parameters = objective.Parameters;
        parameters.CopyTo(_origin);
        _gradient.CopyTo(_previousGradient, 0);

        // without curvature the scale of the step is unknown: start with one of length at most 1
        double firstStep = _isIdentity ? Math.Min(1, 1 / VectorMath.Norm<T>(_gradient)) : 1;
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
        Update(objective, result.Step);
        return true;
    }

    // with the step s = a p, p = -H g, y the change of the gradient, and u = H y: H p is never needed, since H g is known before and after
    private void Update(IObjective<T> objective, double length)
    {
        Widen(_gradient, _newGradient);
        _inverse.Multiply(_newGradient, _newImage, objective);
        double ys = 0, uy = 0, sg = 0, ug = 0, gs = 0, ss = 0, yy = 0;
        ReadOnlySpan<T> parameters = objective.Parameters;
        for (int p = 0; p < _step.Length; p++)
        {
            double before = double.CreateTruncating(_previousGradient[p]);
            double step = double.CreateTruncating(parameters[p]) - double.CreateTruncating(_origin[p]);
            double y = _newGradient[p] - before;
            double u = _newImage[p] - _image[p];
            _step[p] = step;
            _image[p] = u;
            ys += y * step;
            uy += u * y;
            sg += step * before;
            gs += step * _newGradient[p];
            ug += u * _newGradient[p];
            ss += step * step;
            yy += y * y;
        }

        // both positive by the Wolfe conditions, but for rounding
        if (!(ys > 1e-16 * Math.Sqrt(ss * yy)) || !(uy > 0))
        {
            _newImage.CopyTo(_image, 0);
            return;
        }

        SelfScaling scaling = SelfScaling.Of(-length * sg / ys, uy / ys, _step.Length);
        double scale = 1 / scaling.Tau;
        double uu = (scaling.Phi - 1) * scale / uy;
        double us = -scaling.Phi * scale / ys;
        double both = scaling.Phi * scale * uy / (ys * ys) + 1 / ys;
        _inverse.Change(scale, uu, us, both, _image, _step);
        _isIdentity = false;

        // H g for the new H without another product
        double ofImage = uu * ug + us * gs;
        double ofStep = us * ug + both * gs;
        for (int p = 0; p < _image.Length; p++)
        {
            _image[p] = scale * _newImage[p] + ofImage * _image[p] + ofStep * _step[p];
        }
    }

    private static void Widen(ReadOnlySpan<T> source, Span<double> target)
    {
        for (int p = 0; p < source.Length; p++)
        {
            target[p] = double.CreateTruncating(source[p]);
        }
    }
}
