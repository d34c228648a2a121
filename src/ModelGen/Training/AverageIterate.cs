using System.Numerics;
using ModelGen.IO;

namespace ModelGen.Training;

/// <summary>The exponential average of a model's values over the steps of a phase; in its first steps a plain mean, which forgets the start.</summary>
internal sealed class AverageIterate<T>(double decay, int length) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _mean = new T[length];
    private long _steps;

    /// <summary>Takes the values after a step.</summary>
    public void Add(ReadOnlySpan<T> values)
    {
        _steps++;
        T share = T.CreateTruncating(Math.Max(1 - decay, 1.0 / _steps));
        for (int i = 0; i < _mean.Length; i++)
        {
            _mean[i] += share * (values[i] - _mean[i]);
        }
    }

    /// <summary>Exchanges the average and the values.</summary>
    public void Exchange(Span<T> values)
    {
        if (_steps == 0)
        {
            return;
        }

        for (int i = 0; i < _mean.Length; i++)
        {
            (_mean[i], values[i]) = (values[i], _mean[i]);
        }
    }

    public void Save(StateDictionary state)
    {
        state.SetInteger("steps", _steps);
        state.Set<T>("mean", _mean);
    }

    public void Load(StateDictionary state)
    {
        _steps = state.GetInteger("steps", 0, long.MaxValue);
        state.Get<T>("mean", _mean);
    }
}
