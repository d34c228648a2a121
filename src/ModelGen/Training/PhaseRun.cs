using System.Numerics;
using ModelGen.Optimizers;

namespace ModelGen.Training;

/// <summary>A phase at work: its points, mini-batches and weights, its optimiser, and how far it has come.</summary>
internal sealed class PhaseRun<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // one stall may be the points' fault; a second one on fresh points is not
    private const int MostStalls = 2;

    private readonly ITrainingObjective<T> _objective;
    private readonly IReadOnlyList<string> _equationNames;
    private readonly OptimizerState<T> _state;
    private readonly StoppingRule _stopping;
    private int _stalls;

    public PhaseRun(ITrainingObjective<T> objective, TrainingPhase phase, IReadOnlyList<string> equationNames)
    {
        _objective = objective;
        Phase = phase;
        _equationNames = equationNames;
        _state = phase.Optimizer.CreateState<T>(objective.ParameterCount);
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

    /// <summary>Takes one step; the caller looks at the loss before it takes the next.</summary>
    public StepOutcome Step()
    {
        if (Iteration > 0)
        {
            ChangePoints();
        }

        StepSettings settings = new(Phase.LearningRate(Iteration), Phase.Options.ClipNorm);
        StepOutcome outcome = _state.Step(_objective, settings, EquationLosses);
        Iteration++;
        _stalls = outcome.Stalled ? _stalls + 1 : 0;
        if (_stalls >= (Phase.ResampleEvery > 0 ? MostStalls : 1))
        {
            Ending = "no further decrease found";
        }
        else if (Iteration >= Phase.Iterations)
        {
            Ending = "all iterations done";
        }

        return outcome;
    }

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

        Iteration = checked((int)state.GetInteger("iteration"));
        _stalls = checked((int)state.GetInteger("stalls"));
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
