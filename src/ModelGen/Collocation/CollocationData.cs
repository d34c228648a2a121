using System.Globalization;
using ModelGen.IO;
using ModelGen.Points;
using ModelGen.Training;

namespace ModelGen.Collocation;

/// <summary>Collocation points as the data of a training: how many there are, when they are drawn anew, and the mini-batches among them.</summary>
internal sealed class CollocationData : ITrainingData
{
    private const int MostDoublings = 13;

    private readonly ICollocationPoints _points;
    private readonly int _parameterCount;
    private readonly IReadOnlyList<string> _equations;
    private readonly PointSampler _declaredSampler;
    private readonly Action _nextBatch;
    private TrainingPhase? _phase;
    private CollocationOptions _options = new();
    private int _doublings;

    /// <param name="points">The model's points.</param>
    /// <param name="parameterCount">P.</param>
    /// <param name="equations">The equations' names in their order.</param>
    public CollocationData(ICollocationPoints points, int parameterCount, IReadOnlyList<string> equations)
    {
        _points = points;
        _parameterCount = parameterCount;
        _equations = equations;
        _declaredSampler = points.Sampler;
        _nextBatch = points.NextMiniBatch;
    }

    public string ItemName => "points";

    public Action? NextBatch => Phase.Options.MiniBatch is null ? null : _nextBatch;

    public bool ChangesWhenStalled => RedrawInterval > 0;

    private TrainingPhase Phase => _phase!;

    private int RedrawInterval => _options.RedrawInterval(Phase.Optimizer);

    private Resampling RedrawMode => _options.RedrawMode(Phase.Optimizer);

    public void Check(TrainingPhase phase)
    {
        if (phase.Options.Data is not (null or CollocationOptions))
        {
            throw new ArgumentException($"The plan is for other data than collocation points: {phase}.", nameof(phase));
        }

        foreach (string name in CollocationOptions.Of(phase).EquationPoints.Keys)
        {
            TermIndex.Of(_equations, name);
        }
    }

    public void Begin(TrainingPhase phase)
    {
        _doublings = 0;
        Configure(phase, iteration: 0);
        if (RedrawInterval > 0 && RedrawMode == Resampling.Adaptive)
        {
            _points.Resample(Resampling.Adaptive);
        }
        else
        {
            DrawWhatIsRequested();
        }
    }

    public int UntilChange(int iteration)
    {
        int untilRedraw = RedrawInterval > 0 ? RedrawInterval - iteration % RedrawInterval : int.MaxValue;
        return Math.Min(untilRedraw, Phase.Options.Growth?.UntilGrowth(iteration) ?? int.MaxValue);
    }

    public bool Advance(int iteration, bool stalled)
    {
        bool grows = Phase.Options.Growth is { } growth && growth.GrowsAt(iteration);
        if (grows)
        {
            Grow(iteration);
        }

        bool redraws = RedrawInterval > 0 && (iteration % RedrawInterval == 0 || stalled);
        if (redraws || (grows && Phase.Options.MiniBatch is null))
        {
            _points.Resample(RedrawMode);
            return true;
        }

        if (Phase.Options.MiniBatch is null)
        {
            return false;
        }

        _points.NextMiniBatch();
        return true;
    }

    public string? Enlarge()
    {
        int before = FreshRows(_doublings);
        if (RedrawInterval == 0 || FreshRows(_doublings + 1) <= before)
        {
            return null;
        }

        _doublings++;
        RequestItems();
        return string.Create(CultureInfo.InvariantCulture, $"{FreshRows(_doublings):N0} residual rows");
    }

    public IReadOnlyList<TermVerdict> Judge() => [.. _points.Judge().Select(judgement => new TermVerdict(
        judgement.Name,
        judgement.Residual == 0 ? 0 : judgement.Residual / judgement.Size,
        string.Join(", ", judgement.Worst.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Coordinate} = {place.Value:G3}"))))
    {
        Places = judgement.Places,
        PlacesOutside = judgement.PlacesOutside,
    })];

    public void End(bool trained)
    {
        _points.Candidates = CandidateBudget.Many;
        _points.MiniBatch = null;
        _points.RequestPoints(null);
        UseSampler(_declaredSampler);
        if (trained)
        {
            DrawWhatIsRequested();
        }
    }

    public void Save(StateDictionary state)
    {
        state.SetInteger("doublings", _doublings);
        SamplingCheckpoint.Save(_points.ExportSampling(), state);
        ScalesCheckpoint.Save(_points.ExportScales(), state.Section("scales"));
    }

    public void Resume(TrainingPhase phase, int iteration, StateDictionary state)
    {
        _doublings = (int)state.GetInteger("doublings", 0, MostDoublings);
        Configure(phase, iteration);
        SamplingState sampling = SamplingCheckpoint.Load(state);
        RequirePlanned(sampling);
        ScalesState before = _points.ExportScales();
        _points.ImportScales(ScalesCheckpoint.Load(state.Section("scales")), keepsParameters: false);
        try
        {
            _points.ImportSampling(sampling);
        }
        catch
        {
            // scales change what the network's numbers mean: those of a refused file would change a trained model
            _points.ImportScales(before, keepsParameters: false);
            throw;
        }
    }

    private void Configure(TrainingPhase phase, int iteration)
    {
        _phase = phase;
        _options = CollocationOptions.Of(phase);
        UseSampler(_options.Sampler ?? _points.Sampler);
        _points.Candidates = _options.CandidatesFor(phase.Optimizer);
        RequestItems();
        _points.MiniBatch = phase.Options.MiniBatch;
        Grow(iteration);
    }

    private void RequestItems()
    {
        double rows = _options.RowsFor(Phase.Optimizer);
        if (FreshRows(_doublings) is > 0 and int fresh)
        {
            _points.RequestFreshRows(fresh);
        }
        else if (rows > 0)
        {
            _points.RequestRows((long)Math.Ceiling(rows * _parameterCount));
        }
        else
        {
            _points.RequestPoints(_options.Points);
        }

        // an equation's own number counts more than that of its array
        foreach ((string name, int points) in _options.EquationPoints.OrderBy(pair => _equations.Contains(pair.Key)))
        {
            foreach (int equation in TermIndex.Of(_equations, name))
            {
                _points.RequestPoints(equation, points);
            }
        }
    }

    // 0 where the method wants none
    private int FreshRows(int doublings) => _options.FreshRowsFor(Phase.Optimizer)?.After(doublings, _parameterCount) ?? 0;

    private void Grow(int iteration)
    {
        if (Phase.Options.Growth is not { } growth)
        {
            return;
        }

        if (Phase.Options.MiniBatch is { } miniBatch)
        {
            _points.MiniBatch = growth.Size(miniBatch, iteration);
        }
        else if (_options.Points is { } points)
        {
            _points.RequestPoints(growth.Size(points, iteration));
        }
    }

    // a sampler that is set anew begins its sequence again
    private void UseSampler(PointSampler sampler)
    {
        if (!ReferenceEquals(sampler, _points.Sampler))
        {
            _points.Sampler = sampler;
        }
    }

    private void DrawWhatIsRequested()
    {
        SamplingState state = _points.ExportSampling();
        if (!state.RequestedCounts.AsSpan().SequenceEqual(state.PointCounts))
        {
            _points.Resample(Resampling.Plain);
        }
    }

    // points are memory: a file gets no more of them than the plan and the declaration ask for themselves
    private void RequirePlanned(SamplingState sampling)
    {
        int[] planned = _points.ExportSampling().RequestedCounts;
        foreach (int[] counts in new[] { sampling.PointCounts, sampling.RequestedCounts })
        {
            for (int b = 0; b < Math.Min(counts.Length, planned.Length); b++)
            {
                if (counts[b] > planned[b])
                {
                    throw new InvalidDataException(
                        $"The checkpoint asks for {counts[b]} points where the plan asks for {planned[b]}; resume with the plan and the data that wrote it.");
                }
            }
        }
    }
}
