namespace ModelGen.Training;

/// <summary>The parameters of the smallest validation loss of a phase.</summary>
internal sealed class BestIterate<T> where T : unmanaged
{
    private readonly T[] _parameters;

    public BestIterate(int parameterCount) => _parameters = new T[parameterCount];

    /// <summary>The smallest validation loss; infinity where none was finite.</summary>
    public double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>The iteration, over all phases, after which it was seen.</summary>
    public long Iteration { get; private set; }

    /// <summary>Forgets earlier phases and starts from the current parameters.</summary>
    public void Restart(IObjective<T> objective, long iteration)
    {
        double loss = objective.ValidationLoss();
        Keep(objective, double.IsFinite(loss) ? loss : double.PositiveInfinity, iteration);
    }

    /// <summary>Keeps the current parameters if their loss is smaller.</summary>
    public void Consider(IObjective<T> objective, double loss, long iteration)
    {
        if (loss < Loss)
        {
            Keep(objective, loss, iteration);
        }
    }

    /// <summary>Puts the best parameters back.</summary>
    public void Restore(IObjective<T> objective) => _parameters.CopyTo(objective.Parameters);

    public void Save(StateDictionary state)
    {
        state.Set<T>("parameters", _parameters);
        state.SetNumber("loss", Loss);
        state.SetInteger("iteration", Iteration);
    }

    public void Load(StateDictionary state)
    {
        state.Get<T>("parameters", _parameters);
        Loss = state.GetNumber("loss");
        Iteration = state.GetInteger("iteration", 0, int.MaxValue);
    }

    private void Keep(IObjective<T> objective, double loss, long iteration)
    {
        objective.Parameters.CopyTo(_parameters);
        Loss = loss;
        Iteration = iteration;
    }
}
