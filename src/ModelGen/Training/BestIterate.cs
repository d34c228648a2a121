using ModelGen.IO;
using ModelGen.Objectives;

namespace ModelGen.Training;

/// <summary>The values (parameters, and what else a model keeps of training) of the smallest validation loss of a phase.</summary>
internal sealed class BestIterate<T> where T : unmanaged
{
    private readonly T[] _values;

    public BestIterate(int valueCount) => _values = new T[valueCount];

    /// <summary>The smallest validation loss; infinity where none was finite.</summary>
    public double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>The iteration, over all phases, after which it was seen.</summary>
    public long Iteration { get; private set; }

    /// <summary>Forgets earlier phases and starts from the current parameters.</summary>
    public void Restart(ITrainingObjective<T> objective, long iteration)
    {
        double loss = objective.ValidationLoss();
        Keep(objective, double.IsFinite(loss) ? loss : double.PositiveInfinity, iteration);
    }

    /// <summary>Keeps the current parameters if their loss is smaller.</summary>
    public void Consider(ITrainingObjective<T> objective, double loss, long iteration)
    {
        if (loss < Loss)
        {
            Keep(objective, loss, iteration);
        }
    }

    /// <summary>Keeps the current parameters, whatever their loss.</summary>
    public void Take(ITrainingObjective<T> objective, double loss, long iteration) => Keep(objective, loss, iteration);

    /// <summary>Puts the best parameters back.</summary>
    public void Restore(ITrainingObjective<T> objective) => _values.CopyTo(objective.Values);

    public void Save(StateDictionary state)
    {
        state.Set<T>("values", _values);
        state.SetNumber("loss", Loss);
        state.SetInteger("iteration", Iteration);
    }

    public void Load(StateDictionary state)
    {
        state.Get<T>("values", _values);
        Loss = state.GetNumber("loss");
        Iteration = state.GetInteger("iteration", 0, int.MaxValue);
    }

    private void Keep(ITrainingObjective<T> objective, double loss, long iteration)
    {
        objective.Values.CopyTo(_values);
        Loss = loss;
        Iteration = iteration;
    }
}
