using System.Numerics;
using ModelGen.IO;
using ModelGen.Objectives;
using ModelGen.Optimizers;

namespace ModelGen.Training;

/// <summary>A phase at work: its data, its weights, its optimiser, and how far it has come.</summary>
internal sealed class PhaseRun<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // one stall may be the data's fault; a second one on fresh data is not
    private const int MostStalls = 2;
    private const int MostSteps = 64;

    private readonly ITrainingObjective<T> _objective;
    private readonly ITrainingData _data;
    private readonly IReadOnlyList<string> _termNames;
    private readonly OptimizerState<T> _state;
    private readonly StepSettings[] _settings = new StepSettings[MostSteps];
    private readonly StepOutcome[] _outcomes = new StepOutcome[MostSteps];
    private readonly double[] _termLosses;
    private readonly StoppingRule _stopping;
    private readonly AverageIterate<T>? _average;
    private int _stalls;

    public PhaseRun(ITrainingObjective<T> objective, ITrainingData data, TrainingPhase phase, IReadOnlyList<string> termNames)
    {
        _objective = objective;
        _data = data;
        Phase = phase;
        _termNames = termNames;
        _state = (objective as IOptimizerHost<T>)?.CreateState(phase.Optimizer) ?? phase.Optimizer.CreateState<T>(objective.ParameterCount);
        _termLosses = new double[MostSteps * objective.TermCount];
        _stopping = new StoppingRule(phase.EarlyStopping);
        TermLosses = new double[objective.TermCount];
        _average = phase.Options.AverageDecay is { } decay ? new AverageIterate<T>(decay, objective.Values.Length) : null;
    }

    public TrainingPhase Phase { get; }

    /// <summary>Iterations done.</summary>
    public int Iteration { get; private set; }

    /// <summary>Why the phase has ended; null while it runs.</summary>
    public string? Ending { get; private set; }

    /// <summary>Each term in the latest step.</summary>
    public double[] TermLosses { get; }

    /// <summary>Whether a validation is due after the latest step.</summary>
    public bool ValidationIsDue => Phase.IsValidationDue(Iteration) || Iteration == Phase.Iterations || Ending is not null;

    /// <summary>Sets up weights and data for the first step.</summary>
    public void Begin(ReadOnlySpan<double> declaredWeights)
    {
        SetWeights(declaredWeights);
        _objective.Freeze(Phase.Options.Frozen);
        _data.Begin(Phase);
    }

    /// <summary>What a step of the latest call of <see cref="Step"/> did.</summary>
    public StepOutcome Outcome(int step) => _outcomes[step];

    /// <summary>Each term in a step of the latest call of <see cref="Step"/>.</summary>
    public ReadOnlySpan<double> LossesOf(int step) => _termLosses.AsSpan(step * TermLosses.Length, TermLosses.Length);

    /// <summary>
    /// Takes one step, or several where the optimiser prefers that and nothing happens between them; the caller looks at the losses before it goes on.
    /// Returns how many.
    /// </summary>
    /// <param name="most">Steps until the caller has something to do.</param>
    public int Step(int most)
    {
        if (Iteration > 0 && _data.Advance(Iteration, stalled: _stalls > 0))
        {
            _state.ObjectiveChanged();
        }

        int burst = _average is null ? _state.LongestBurst : 1;
        int steps = Math.Min(Math.Min(most, UntilSomethingHappens()), Math.Min(MostSteps, burst));
        for (int step = 0; step < steps; step++)
        {
            _settings[step] = new StepSettings(Phase.LearningRate(Iteration + step), Phase.Options.ClipNorm);
        }

        steps = _state.Steps(_objective, _settings.AsSpan(0, steps), _data.NextBatch, _outcomes, _termLosses);
        Iteration += steps;
        _average?.Add(_objective.Values);
        LossesOf(steps - 1).CopyTo(TermLosses);
        _stalls = _outcomes[steps - 1].Stalled ? _stalls + 1 : 0;
        if (_stalls >= (_data.ChangesWhenStalled ? MostStalls : 1))
        {
            Ending = "no further decrease found";
        }
        else if (Iteration >= Phase.Iterations)
        {
            Ending = PhaseSummary.AllIterationsDone;
        }

        return steps;
    }

    /// <summary>Steps until the trainer looks, the data change or the phase ends.</summary>
    private int UntilSomethingHappens()
    {
        int untilValidation = Phase.UntilValidation(Iteration);
        return Math.Max(1, Math.Min(Math.Min(Phase.Iterations - Iteration, untilValidation), _data.UntilChange(Iteration)));
    }

    /// <summary>
    /// Where the validation loss has stopped falling, takes more items and returns how many, for the caller to go on from the best iterate; or ends the phase.
    /// </summary>
    public string? Validated(double validationLoss)
    {
        if (validationLoss < Phase.Options.Target)
        {
            Ending ??= "validation loss below its target";
        }

        long time = Phase.EarlyStopping is { Epochs: > 0 } ? Phase.EpochCount!.Done(Iteration) : Iteration;
        if (!_stopping.IsOver(validationLoss, time) || Ending is not null)
        {
            return null;
        }

        string? items = _data.Enlarge();
        if (items is null)
        {
            Ending = "validation loss stopped falling";
            return null;
        }

        _stopping.Restart(time);
        _state.ObjectiveChanged();
        return items;
    }

    /// <summary>Puts the average of the parameters in their place, until <see cref="HideAverage"/>; nothing where there is none.</summary>
    public void ShowAverage() => _average?.Exchange(_objective.Values);

    /// <summary>Puts the parameters back.</summary>
    public void HideAverage() => _average?.Exchange(_objective.Values);

    public void Save(StateDictionary state)
    {
        _average?.Save(state.Section("average"));
        state.SetText("optimizer", Phase.Optimizer.Name);
        state.SetInteger("iteration", Iteration);
        state.SetInteger("stalls", _stalls);
        state.SetText("ending", Ending ?? "");
        _stopping.Save(state.Section("stopping"));
        _state.Save(state.Section("state"));
        _data.Save(state.Section("data"));
    }

    /// <summary>Restores what <see cref="Save"/> saved; the caller then restores the parameters.</summary>
    public void Resume(StateDictionary state, ReadOnlySpan<double> declaredWeights)
    {
        string optimizer = state.GetText("optimizer");
        if (optimizer != Phase.Optimizer.Name)
        {
            throw new InvalidDataException(
                $"The checkpoint stopped in a phase of {optimizer}, where this plan has {Phase.Optimizer.Name}; resume with the plan that wrote it.");
        }

        Iteration = (int)state.GetInteger("iteration", 0, int.MaxValue);
        _stalls = (int)state.GetInteger("stalls", 0, MostStalls);
        string ending = state.GetText("ending");
        bool moreIterations = ending == PhaseSummary.AllIterationsDone && Iteration < Phase.Iterations;
        Ending = ending.Length == 0 || moreIterations ? Iteration >= Phase.Iterations ? PhaseSummary.AllIterationsDone : null : ending;
        _average?.Load(state.Section("average"));
        _objective.Freeze(Phase.Options.Frozen);
        _stopping.Load(state.Section("stopping"));
        _state.Load(state.Section("state"));
        SetWeights(declaredWeights);
        _data.Resume(Phase, Iteration, state.Section("data"));
    }

    /// <inheritdoc/>
    public void Dispose() => _state.Dispose();

    private void SetWeights(ReadOnlySpan<double> declaredWeights)
    {
        for (int term = 0; term < declaredWeights.Length; term++)
        {
            _objective.SetWeight(term, TermIndex.ValueOf(Phase.Options.Weights, _termNames[term], declaredWeights[term]));
        }
    }
}
