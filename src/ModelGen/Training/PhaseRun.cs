using System.Numerics;
using ModelGen.Optimizers;

namespace ModelGen.Training;

/// <summary>A phase at work: its points, mini-batches and weights, its optimiser, and how far it has come.</summary>
internal sealed class PhaseRun<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // one stall may be the points' fault; a second one on fresh points is not
    private const int MostStalls = 2;
    private const int MostSteps = 64;

    private readonly ITrainingObjective<T> _objective;
    private readonly IReadOnlyList<string> _equationNames;
    private readonly OptimizerState<T> _state;
    private readonly StepSettings[] _settings = new StepSettings[MostSteps];
    private readonly StepOutcome[] _outcomes = new StepOutcome[MostSteps];
    private readonly double[] _equationLosses;
    private readonly Action _nextMiniBatch;
    private readonly StoppingRule _stopping;
    private int _stalls;

    public PhaseRun(ITrainingObjective<T> objective, TrainingPhase phase, IReadOnlyList<string> equationNames)
    {
        _objective = objective;
        Phase = phase;
        _equationNames = equationNames;
        _state = (objective as IOptimizerHost<T>)?.CreateState(phase.Optimizer) ?? phase.Optimizer.CreateState<T>(objective.ParameterCount);
        _equationLosses = new double[MostSteps * objective.EquationCount];
        _nextMiniBatch = objective.NextMiniBatch;
        _stopping = new StoppingRule(phase.Options.EarlyStopping);
        EquationLosses = new double[objective.EquationCount];
    }

    public TrainingPhase Phase { get; }

    /// <summary>Iterations done.</summary>
    public int Iteration { get; private set; }

    /// <summary>Why the phase has ended; null while it runs.</summary>
    public string? Ending { get; private set; }

    /// <summary>Each equation's mean |r|^2 in the latest step.</summary>
    public double[] EquationLosses { get; }

    /// <summary>Whether a validation is due after the latest step.</summary>
    public bool ValidationIsDue => Iteration % Phase.ValidateEvery == 0 || Iteration == Phase.Iterations || Ending is not null;

    /// <summary>Sets up points and weights for the first step.</summary>
    public void Begin(ReadOnlySpan<double> declaredWeights)
    {
        Configure(declaredWeights);
        if (Phase.ResampleEvery > 0 && Phase.Resampling == Resampling.Adaptive)
        {
            _objective.Resample(Resampling.Adaptive);
        }
        else
        {
            RequestedPoints.Draw(_objective);
        }
    }

    /// <summary>What a step of the latest call of <see cref="Step"/> did.</summary>
    public StepOutcome Outcome(int step) => _outcomes[step];

    /// <summary>Each equation's mean |r|^2 in a step of the latest call of <see cref="Step"/>.</summary>
    public ReadOnlySpan<double> LossesOf(int step) => _equationLosses.AsSpan(step * EquationLosses.Length, EquationLosses.Length);

    /// <summary>
    /// Takes one step, or several where the optimiser prefers that and nothing happens between them; the caller looks at the losses before it goes on.
    /// Returns how many.
    /// </summary>
    /// <param name="most">Steps until the caller has something to do.</param>
    public int Step(int most)
    {
        if (Iteration > 0)
        {
            ChangePoints();
        }

        int steps = Math.Min(Math.Min(most, UntilSomethingHappens()), Math.Min(MostSteps, _state.LongestBurst));
        for (int step = 0; step < steps; step++)
        {
            _settings[step] = new StepSettings(Phase.LearningRate(Iteration + step), Phase.Options.ClipNorm);
        }

        steps = _state.Steps(_objective, _settings.AsSpan(0, steps), Phase.Options.MiniBatch is null ? null : _nextMiniBatch, _outcomes, _equationLosses);
        Iteration += steps;
        LossesOf(steps - 1).CopyTo(EquationLosses);
        _stalls = _outcomes[steps - 1].Stalled ? _stalls + 1 : 0;
        if (_stalls >= (Phase.ResampleEvery > 0 ? MostStalls : 1))
        {
            Ending = "no further decrease found";
        }
        else if (Iteration >= Phase.Iterations)
        {
            Ending = "all iterations done";
        }

        return steps;
    }

    /// <summary>Steps until the trainer looks, the points change or the phase ends.</summary>
    private int UntilSomethingHappens()
    {
        int steps = Math.Min(Phase.Iterations - Iteration, Until(Phase.ValidateEvery));
        steps = Math.Min(steps, Until(Phase.ResampleEvery));
        return Math.Max(1, Math.Min(steps, Until(Phase.Options.Growth?.Every ?? 0)));
    }

    private int Until(int every) => every <= 0 ? int.MaxValue : every - Iteration % every;

    /// <summary>Ends the phase where the validation loss has stopped falling.</summary>
    public void Validated(double validationLoss)
    {
        if (_stopping.IsOver(validationLoss, Iteration))
        {
            Ending ??= "validation loss stopped falling";
        }
    }

    public void Save(StateDictionary state)
    {
        state.SetText("optimizer", Phase.Optimizer.Name);
        state.SetInteger("iteration", Iteration);
        state.SetInteger("stalls", _stalls);
        state.SetText("ending", Ending ?? "");
        _stopping.Save(state.Section("stopping"));
        _state.Save(state.Section("state"));
    }

    /// <summary>Restores what <see cref="Save"/> saved; the caller then restores parameters and the sampling state.</summary>
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
        bool moreIterations = ending == "all iterations done" && Iteration < Phase.Iterations;
        Ending = ending.Length == 0 || moreIterations ? Iteration >= Phase.Iterations ? "all iterations done" : null : ending;
        _stopping.Load(state.Section("stopping"));
        _state.Load(state.Section("state"));
        Configure(declaredWeights);
    }

    /// <inheritdoc/>
    public void Dispose() => _state.Dispose();

    private void Configure(ReadOnlySpan<double> declaredWeights)
    {
        PhaseOptions options = Phase.Options;
        for (int equation = 0; equation < declaredWeights.Length; equation++)
        {
            _objective.SetWeight(equation, options.Weights.GetValueOrDefault(_equationNames[equation], declaredWeights[equation]));
        }

        if (options.Sampler is { } sampler && !ReferenceEquals(sampler, _objective.Sampler))
        {
            _objective.Sampler = sampler;
        }

        if (options.Points is not null || Phase.Optimizer.RowsPerParameter == 0)
        {
            _objective.RequestPoints(options.Points);
        }
        else
        {
            _objective.RequestRows((long)Math.Ceiling(Phase.Optimizer.RowsPerParameter * _objective.ParameterCount));
        }

        foreach ((string name, int points) in options.EquationPoints)
        {
            _objective.RequestPoints(EquationIndex.Of(_equationNames, name), points);
        }

        _objective.MiniBatch = options.MiniBatch;
        if (options.Growth is not null)
        {
            Grow(options.Growth);
        }
    }

    private void ChangePoints()
    {
        PhaseOptions options = Phase.Options;
        bool grows = options.Growth is not null && Iteration % options.Growth.Every == 0;
        if (grows)
        {
            Grow(options.Growth!);
        }

        bool redraws = Phase.ResampleEvery > 0 && (Iteration % Phase.ResampleEvery == 0 || _stalls > 0);
        if (redraws || (grows && options.MiniBatch is null))
        {
            _objective.Resample(Phase.Resampling);
        }
        else if (options.MiniBatch is not null)
        {
            _objective.NextMiniBatch();
        }
        else
        {
            return;
        }

        _state.ObjectiveChanged();
    }

    private void Grow(BatchGrowth growth)
    {
        if (Phase.Options.MiniBatch is { } miniBatch)
        {
            _objective.MiniBatch = growth.Size(miniBatch, Iteration);
        }
        else if (Phase.Options.Points is { } points)
        {
            _objective.RequestPoints(growth.Size(points, Iteration));
        }
    }
}
