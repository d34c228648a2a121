using System.Numerics;
using ModelGen.Passes;
using ModelGen.Points;
using ModelGen.Samplers;

namespace ModelGen.Engine;

/// <summary>Draws the collocation points of every batch whose points come from the sampler, and can repeat a draw.</summary>
internal sealed unsafe class CollocationSampling<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // no training gets there, and from there no counter overflows
    private const long MostDraws = long.MaxValue / 4;

    private readonly EngineContext<T> _context;
    private readonly BatchList<T> _batches;
    private readonly AdaptiveSampling<T> _adaptive;
    private readonly long[] _firstIndices;
    private readonly long[] _nextIndices;
    private readonly int[] _counts;
    private readonly double[] _parametersAtDraw;
    private readonly int _seed;
    private PointSequence<T> _sequence;
    private long _draws;
    private bool _latestAdaptive;
    private CandidateBudget _latestCandidates = CandidateBudget.Many;

    public CollocationSampling(EngineContext<T> context, BatchList<T> batches, int seed)
    {
        _context = context;
        _batches = batches;
        _seed = seed;
        _adaptive = new AdaptiveSampling<T>(context);
        _firstIndices = new long[batches.Batches.Length];
        _nextIndices = new long[batches.Batches.Length];
        _counts = new int[batches.Batches.Length];
        _parametersAtDraw = new double[context.Model.ParameterCount];
        _sequence = new PointSequence<T>(context.Model, PointSampler.Sobol, seed);
    }

    /// <summary>Among how many candidates adaptive draws pick; takes effect with the next draw.</summary>
    public CandidateBudget Candidates { get; set; } = CandidateBudget.Many;

    /// <summary>The kind of sequence; takes effect with the next draw.</summary>
    public PointSampler Sampler
    {
        get => _sequence.Sampler;
        set
        {
            _sequence.Dispose();
            _sequence = new PointSequence<T>(_context.Model, value, _seed);
            Array.Clear(_nextIndices);
        }
    }

    /// <summary>Draws the next points.</summary>
    public void Draw(Resampling mode)
    {
        _nextIndices.CopyTo(_firstIndices, 0);
        for (int b = 0; b < _counts.Length; b++)
        {
            _counts[b] = _batches.Batches[b].RequestedPoints;
        }

        _latestAdaptive = mode == Resampling.Adaptive;
        _latestCandidates = Candidates;
        if (_latestAdaptive)
        {
            for (int p = 0; p < _parametersAtDraw.Length; p++)
            {
                _parametersAtDraw[p] = double.CreateTruncating(_context.Variables[p]);
            }
        }

        DrawFromFirstIndices();
        _draws++;
    }

    /// <summary>A copy of what it takes to repeat the latest draw.</summary>
    public SamplingState Export(long window)
    {
        int[] requested = new int[_batches.Batches.Length];
        for (int b = 0; b < requested.Length; b++)
        {
            requested[b] = _batches.Batches[b].RequestedPoints;
        }

        return new SamplingState(
            _draws, window, _latestAdaptive, _latestCandidates, [.. _firstIndices], [.. _counts], requested, _latestAdaptive ? [.. _parametersAtDraw] : []);
    }

    /// <summary>Repeats the draw that a state describes. The model's parameters are left as they were.</summary>
    /// <exception cref="ArgumentException">The state belongs to a model with other batches or parameters.</exception>
    public void Import(SamplingState state)
    {
        if (!Fits(state))
        {
            throw new ArgumentException($"The sampling state does not fit '{_context.Model.Name}': it was saved by another model.", nameof(state));
        }

        state.FirstIndices.CopyTo(_firstIndices, 0);
        state.PointCounts.CopyTo(_counts, 0);
        _draws = state.Draws - 1;
        _latestAdaptive = state.Adaptive;
        _latestCandidates = state.Candidates;
        if (_latestAdaptive)
        {
            state.ParametersAtDraw.CopyTo(_parametersAtDraw, 0);
            WithParametersAtDraw();
        }
        else
        {
            DrawFromFirstIndices();
        }

        _draws = state.Draws;
        for (int b = 0; b < state.RequestedCounts.Length; b++)
        {
            _batches.Batches[b].RequestedPoints = state.RequestedCounts[b];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _adaptive.Dispose();
        _sequence.Dispose();
    }

    private bool Fits(SamplingState state)
    {
        int batches = _batches.Batches.Length;
        return state.Draws is >= 1 and <= MostDraws
            && state.Candidates.IsValid
            && state.Window is >= 0 and <= MostDraws
            && state.FirstIndices.Length == batches && state.FirstIndices.All(index => index is >= 0 and <= MostDraws)
            && state.PointCounts.Length == batches && state.PointCounts.All(count => count is >= 1 and <= PointBudget.MostPoints)
            && state.RequestedCounts.Length == batches && state.RequestedCounts.All(count => count is >= 1 and <= PointBudget.MostPoints)
            && state.ParametersAtDraw.Length == (state.Adaptive ? _parametersAtDraw.Length : 0);
    }

    private void WithParametersAtDraw()
    {
        T[] current = new ReadOnlySpan<T>(_context.Variables, _parametersAtDraw.Length).ToArray();
        for (int p = 0; p < _parametersAtDraw.Length; p++)
        {
            _context.Variables[p] = T.CreateTruncating(_parametersAtDraw[p]);
        }

        try
        {
            DrawFromFirstIndices();
        }
        finally
        {
            current.CopyTo(new Span<T>(_context.Variables, current.Length));
        }
    }

    private void DrawFromFirstIndices()
    {
        if (_latestAdaptive)
        {
            // whatever was packed last, candidates are judged by the parameters of now
            _context.Pack();
        }

        for (int b = 0; b < _batches.Batches.Length; b++)
        {
            Batch<T> batch = _batches.Batches[b];
            if (batch.Source != PointSource.Sampler)
            {
                continue;
            }

            // conditions have few points and low dimension: adapting them gains nothing
            if (_latestAdaptive && batch.Interior)
            {
                CounterRandom random = new((ulong)_seed, CounterRandom.StreamOf(batch.Description.Name), (ulong)_draws << 32);
                int candidates = _latestCandidates.For(_counts[b]);
                _adaptive.Draw(batch, _counts[b], candidates, _sequence, _firstIndices[b], random);
                _nextIndices[b] = _firstIndices[b] + candidates;
            }
            else
            {
                _sequence.Fill(batch, batch.Points, _firstIndices[b], _counts[b]);
                _nextIndices[b] = _firstIndices[b] + _counts[b];
            }
        }
    }
}
