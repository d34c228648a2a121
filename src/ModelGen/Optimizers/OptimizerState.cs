using ModelGen.Training;

namespace ModelGen.Optimizers;

/// <summary>An optimiser at work on one model: its memory between steps. Buffers are allocated once; steps allocate nothing.</summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract class OptimizerState<T> : IDisposable where T : unmanaged
{
    /// <summary>Moves <see cref="IObjective{T}.Parameters"/> by one step.</summary>
    /// <param name="objective">The loss; the same one at every step.</param>
    /// <param name="settings">Rate and clipping for this step.</param>
    /// <param name="equationLosses">Receives each equation's mean |r|^2 where <see cref="StepOutcome.Loss"/> was evaluated, [equation].</param>
    /// <returns>The loss, and whether the step was taken. Where the loss is not finite, the parameters were not moved.</returns>
    public abstract StepOutcome Step(IObjective<T> objective, in StepSettings settings, Span<double> equationLosses);

    /// <summary>The points, weights or parameters were changed from outside: what was remembered about the loss itself is void.</summary>
    public virtual void ObjectiveChanged()
    {
    }

    /// <summary>Saves everything that later steps depend on, to the bit.</summary>
    public abstract void Save(StateDictionary state);

    /// <summary>Restores what <see cref="Save"/> saved.</summary>
    /// <exception cref="InvalidDataException">The state is of another method or size.</exception>
    public abstract void Load(StateDictionary state);

    /// <summary>Frees native memory.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees native memory.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
