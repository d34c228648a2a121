using ModelGen.IO;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>An optimiser at work on one model: its memory between steps. Buffers are allocated once; steps allocate nothing.</summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract class OptimizerState<T> : IDisposable where T : unmanaged
{
    /// <summary>Moves <see cref="IObjective{T}.Parameters"/> by one step.</summary>
    /// <param name="objective">The loss; the same one at every step.</param>
    /// <param name="settings">Rate and clipping for this step.</param>
    /// <param name="termLosses">Receives each term where <see cref="StepOutcome.Loss"/> was evaluated, [term].</param>
    /// <returns>The loss, and whether the step was taken. Where the loss is not finite, the parameters were not moved.</returns>
    public abstract StepOutcome Step(IObjective<T> objective, in StepSettings settings, Span<double> termLosses);

    /// <summary>
    /// Steps that one call of <see cref="Steps"/> may take before anybody looks at the loss; more than 1 where looking is what costs time, as on a device.
    /// </summary>
    public virtual int LongestBurst => 1;

    /// <summary>Takes several steps: at least one, at most <see cref="LongestBurst"/>.</summary>
    /// <param name="objective">The loss; the same one at every step.</param>
    /// <param name="settings">Rate and clipping of each step.</param>
    /// <param name="next">Called between two steps: moves to the next mini-batch; null where there are none.</param>
    /// <param name="outcomes">Receives what each step did.</param>
    /// <param name="termLosses">Receives each step's losses, [step][term].</param>
    /// <returns>The steps taken. Where a loss is not finite, the parameters of later steps are void.</returns>
    public virtual int Steps(
        IObjective<T> objective,
        ReadOnlySpan<StepSettings> settings,
        Action? next,
        Span<StepOutcome> outcomes,
        Span<double> termLosses)
    {
        outcomes[0] = Step(objective, settings[0], termLosses[..objective.TermCount]);
        return 1;
    }

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
