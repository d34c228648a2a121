using System.Numerics;
using ModelGen.Execution;
using ModelGen.IO;
using ModelGen.LinearAlgebra;

namespace ModelGen.Optimizers;

/// <summary>The velocity of gradient descent with momentum.</summary>
internal sealed class SgdState<T> : FirstOrderState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sgd _settings;
    private readonly T[] _velocity;

    public SgdState(Sgd settings, int parameterCount) : base(parameterCount)
    {
        _settings = settings;
        _velocity = new T[settings.Momentum > 0 ? parameterCount : 0];
    }

    public override void Save(StateDictionary state)
    {
        base.Save(state);
        state.Set<T>("velocity", _velocity);
    }

    public override void Load(StateDictionary state)
    {
        base.Load(state);
        state.Get<T>("velocity", _velocity);
    }

    protected override void Update(Span<T> parameters, Span<T> gradient, double learningRate, IParallelRunner threads)
    {
        if (_settings.Momentum == 0)
        {
            VectorMath.AddScaled<T>(parameters, -learningRate, gradient);
            return;
        }

        VectorMath.AddScaled<T>(_velocity, gradient, _settings.Momentum, _velocity);
        if (_settings.Nesterov)
        {
            VectorMath.AddScaled<T>(gradient, _settings.Momentum, _velocity);
            VectorMath.AddScaled<T>(parameters, -learningRate, gradient);
        }
        else
        {
            VectorMath.AddScaled<T>(parameters, -learningRate, _velocity);
        }
    }
}
