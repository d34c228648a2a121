using System.Numerics;
using ModelGen.Execution;
using ModelGen.IO;
using ModelGen.LinearAlgebra;
using ModelGen.Objectives;

namespace ModelGen.Optimizers;

/// <summary>What gradient methods share: evaluate, clip, then update in place.</summary>
internal abstract class FirstOrderState<T> : OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _gradient;

    protected FirstOrderState(int parameterCount) => _gradient = new T[parameterCount];

    /// <summary>Runs of parameters that weight decay leaves alone.</summary>
    protected IReadOnlyList<(int First, int Length)> NotDecayed { get; private set; } = [];

    /// <summary>Steps taken.</summary>
    protected long Iteration { get; private set; }

    /// <inheritdoc/>
    public sealed override StepOutcome Step(IObjective<T> objective, in StepSettings settings, Span<double> termLosses)
    {
        double loss = objective.LossAndGradient(_gradient);
        objective.TermLosses(termLosses);
        if (!double.IsFinite(loss))
        {
            return new StepOutcome(loss, 1);
        }

        if (settings.MaximumGradientNorm < double.PositiveInfinity)
        {
            VectorMath.Clip<T>(_gradient, settings.MaximumGradientNorm);
        }

        Iteration++;
        NotDecayed = objective.NotDecayed;
        Update(objective.Parameters, _gradient, settings.LearningRate, objective);
        return new StepOutcome(loss, 1);
    }

    /// <inheritdoc/>
    public override void Save(StateDictionary state) => state.SetInteger("iteration", Iteration);

    /// <inheritdoc/>
    public override void Load(StateDictionary state) => Iteration = state.GetInteger("iteration", 0, long.MaxValue / 4);

    /// <summary>Moves the parameters; the gradient may be overwritten.</summary>
    /// <param name="parameters">[P].</param>
    /// <param name="gradient">[P].</param>
    /// <param name="learningRate">As the schedule has it.</param>
    /// <param name="threads">May share the work where there are many parameters.</param>
    protected abstract void Update(Span<T> parameters, Span<T> gradient, double learningRate, IParallelRunner threads);
}
