using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelGen.Execution;
using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;

namespace ModelGen.Engine;

/// <summary>
/// A batch of samples through a program, tile by tile. Gradients add up in chunks of tiles, whose number depends on the batch and the parameters alone, and
/// are summed in a fixed order: bits do not depend on the threads. Where there are many tiles each thread takes chunks; where there are few, all threads
/// share every step of a tile.
/// </summary>
internal sealed unsafe class BatchPass<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostChunks = 16;
    private const long MostGradientBytes = 64L << 20;

    // a tile's rows should stay in the second-level cache
    private const long TileBytes = 1L << 20;
    private const int MostGroups = 8;

    // a tile takes about as long as so many samples one by one
    private const int SinglesOfTile = 4;

    // multiply-adds for which it pays to wake other threads
    private const long LeastShared = 4_000_000;

    private readonly NetworkDescription _model;
    private readonly NetworkKernels<T> _kernels;
    private readonly NetworkMemory<T> _memory;
    private readonly WorkerPool _pool;
    private readonly ChunkReduction<T> _reduction;
    private readonly DerivedParameters<T> _derived;
    private readonly StepBarrier _barrier;
    private readonly Action<int> _tiles;
    private readonly Action<int> _pack;
    private readonly NativeBuffer<T>[] _panels;
    private readonly NativeBuffer<T>[] _singlePanels;
    private readonly int _gradientLength;
    private readonly long _gradientStride;
    private readonly int _tileMoments;
    private readonly long _work;
    private readonly int _predict;
    private bool _isDerived;
    private bool _isPacked;
    private bool _areSinglesPacked;
    private bool _areAdjointsPacked;
    private int _packedProgram = -1;
    private NativeBuffer<T>? _rows;
    private NativeBuffer<T>? _gradients;
    private NativeBuffer<double>? _terms;
    private NativeBuffer<double>? _moments;
    private int _program;
    private int _phase;
    private int _samples;
    private int _count;
    private int _tileCount;
    private int _chunks;
    private int _nextChunk;
    private bool _sharesSteps;
    private bool _hasGradient;
    private long* _indices;

    public BatchPass(NetworkDescription model, NetworkKernels<T> kernels, NetworkMemory<T> memory, WorkerPool pool)
    {
        _model = model;
        _kernels = kernels;
        _memory = memory;
        _pool = pool;
        _reduction = new ChunkReduction<T>(pool);
        _derived = new DerivedParameters<T>(model, pool);
        _barrier = new StepBarrier(pool.Threads);
        _tiles = RunTiles;
        _pack = Pack;
        _panels = new NativeBuffer<T>[2 * memory.Products.Length];
        _singlePanels = new NativeBuffer<T>[2 * memory.Products.Length];
        int line = 64 / sizeof(T);
        _gradientLength = model.NumberCount == model.ValueCount ? model.ParameterCount : model.NumberCount;
        _gradientStride = (_gradientLength + line - 1L) / line * line;
        _tileMoments = TileMoments.Length(model);
        _predict = model.Program(nameof(NetworkProgramKind.Predict));
        _work = Math.Max(1, model.Layers.Sum(layer => layer.MultiplyAdds));
    }

    /// <summary>The parameters have changed, or may have: weights are packed anew before the next pass.</summary>
    public void ParametersChanged()
    {
        _isDerived = false;
        _isPacked = false;
        _areSinglesPacked = false;
        _areAdjointsPacked = false;
    }

    /// <summary>The gradient of the latest pass, [P].</summary>
    public ReadOnlySpan<T> Gradient => new(_gradients!.Pointer, _model.ParameterCount);

    /// <summary>The gradient of the latest pass, by tensors of points and derived numbers, too.</summary>
    public ReadOnlySpan<T> WholeGradient => new(_gradients!.Pointer, _gradientLength);

    /// <summary>Runs a program on a batch.</summary>
    /// <param name="program">The program.</param>
    /// <param name="indices">[count]: where the samples are in their columns.</param>
    /// <param name="count">Samples.</param>
    /// <param name="hasGradient">Whether it adds to the gradient.</param>
    /// <param name="sums">Receives the sum over samples of each term that the program has.</param>
    /// <param name="gradient">Receives the gradient beside <see cref="Gradient"/>, [P]; null for nothing.</param>
    public void Run(int program, long* indices, int count, bool hasGradient, Span<double> sums, T* gradient = null)
    {
        NetworkProgramDescription description = _model.Programs[program];
        _program = program;
        _indices = indices;
        _count = count;
        _hasGradient = hasGradient;
        _samples = SamplesOfTile(description, count);
        _tileCount = (count + _samples - 1) / _samples;
        long affordable = MostGradientBytes / Math.Max(1, _gradientStride * sizeof(T));
        _chunks = (int)Math.Max(1, Math.Min(Math.Min(_tileCount, MostChunks), hasGradient ? affordable : MostChunks));
        bool isUneven = _tileCount < 2 * _pool.Threads && _tileCount % _pool.Threads != 0;
        _sharesSteps = _pool.Threads > 1 && isUneven && _work * count > LeastShared;
        _memory.BatchCount = count;
        Prepare(description);
        for (_phase = 0; _phase < description.Phases; _phase++)
        {
            _nextChunk = 0;
            if (_pool.Threads == 1 || (_tileCount == 1 && !_sharesSteps))
            {
                RunTiles(0);
            }
            else
            {
                _pool.Run(_tiles);
            }

            IReadOnlyList<BatchEnd> ends = description.BatchEnds;
            for (int i = 0; i < ends.Count; i++)
            {
                BatchEnd end = ends[i];
                if (end.Phase == _phase)
                {
                    BatchNumbers.Combine(_model.Batches[end.Batch], end.IsMoments, _moments!.Pointer, _tileMoments, _tileCount, _memory);
                }
            }
        }

        SumTerms(sums);
        if (hasGradient)
        {
            SumGradients(gradient);
        }
    }

    /// <summary>Rows of a tile of the latest pass, where every tile has memory of its own.</summary>
    public T* Rows(int tile) => _rows!.Pointer + (long)tile * _model.Programs[_program].Rows * _samples;

    /// <summary>Samples of a tile of the latest pass.</summary>
    public int TileSamples => _samples;

    /// <summary>Whether tiles keep their rows: because of phases, or because a caller reads them.</summary>
    public bool KeepsRows { get; set; }

    public void Dispose()
    {
        _rows?.Dispose();
        _gradients?.Dispose();
        _terms?.Dispose();
        _moments?.Dispose();
        foreach (NativeBuffer<T>? panels in _panels.Concat(_singlePanels))
        {
            panels?.Dispose();
        }
    }

    // whether a tile is one sample, whose elements are the lanes
    private bool IsSingle => _samples < _kernels.LaneCount;

    private int SamplesOfTile(NetworkProgramDescription program, int count)
    {
        int lanes = _kernels.LaneCount;
        if (_program == _predict && count * SinglesOfTile <= lanes)
        {
            return 1;
        }

        long fit = TileBytes / Math.Max(1, (long)program.Rows * lanes * sizeof(T));
        int groups = 1;
        while (groups < MostGroups && 2 * groups <= fit && 2 * groups * lanes <= count)
        {
            groups *= 2;
        }

        return groups * lanes;
    }

    private void Prepare(NetworkProgramDescription program)
    {
        PackWeights(program);
        bool keeps = program.Phases > 1 || KeepsRows;
        long tileRows = (long)program.Rows * _samples;
        NativeBuffer<T>.Grow(ref _rows, _kernels.LaneCount + tileRows * (keeps ? _tileCount : _sharesSteps ? 1 : _pool.Threads));
        NativeBuffer<double>.Grow(ref _terms, (long)_tileCount * Math.Max(1, _model.Terms.Count));
        NativeBuffer<double>.Grow(ref _moments, (long)_tileCount * Math.Max(1, _tileMoments));
        new Span<double>(_terms.Pointer, _tileCount * Math.Max(1, _model.Terms.Count)).Clear();
        if (_hasGradient)
        {
            NativeBuffer<T>.Grow(ref _gradients, _chunks * _gradientStride);
        }
    }

    private void SumGradients(T* target)
    {
        T* sum = _gradients!.Pointer;
        if (_derived.Count == 0)
        {
            _reduction.Sum(sum, _chunks, _gradientStride, _gradientLength, target);
            return;
        }

        _reduction.Sum(sum, _chunks, _gradientStride, _gradientLength);
        _derived.PullBack(sum);
        if (target != null)
        {
            Gradient.CopyTo(new Span<T>(target, _model.ParameterCount));
        }
    }

    private void PackWeights(NetworkProgramDescription program)
    {
        if (!_isDerived)
        {
            _derived.Compute(_memory.Parameters);
            _isDerived = true;
        }

        if (IsSingle)
        {
            PackSingles(program);
            return;
        }

        bool adjointsAreGood = program.AdjointProducts.Count == 0 || (_areAdjointsPacked && _packedProgram == _program);
        if (_isPacked && adjointsAreGood)
        {
            return;
        }

        for (int product = 0; product < _memory.Products.Length; product++)
        {
            PanelsOf(product, isAdjoint: false);
        }

        for (int i = 0; i < program.AdjointProducts.Count; i++)
        {
            PanelsOf(program.AdjointProducts[i], isAdjoint: true);
        }

        _pool.Run(_pack);
        _isPacked = true;
        _areAdjointsPacked = program.AdjointProducts.Count > 0;
        _packedProgram = program.AdjointProducts.Count > 0 ? _program : -1;
    }

    // predictions alone run on single samples, and their program is always the same
    private void PackSingles(NetworkProgramDescription program)
    {
        if (_areSinglesPacked)
        {
            return;
        }

        for (int product = 0; product < _memory.Products.Length; product++)
        {
            PackSingle(product, isAdjoint: false);
        }

        for (int i = 0; i < program.AdjointProducts.Count; i++)
        {
            PackSingle(program.AdjointProducts[i], isAdjoint: true);
        }

        _areSinglesPacked = true;
    }

    private void PackSingle(int product, bool isAdjoint)
    {
        ref NativeBuffer<T>? panels = ref _singlePanels[2 * product + (isAdjoint ? 1 : 0)]!;
        ProductPlan plan = _memory.Products[product];
        panels ??= new NativeBuffer<T>(_kernels.SinglePanelLength(plan, isAdjoint));
        (isAdjoint ? _memory.SingleAdjointPanels : _memory.SinglePanels)[product] = (nint)panels.Pointer;
        _kernels.PackSingle(plan, _memory.Parameters, panels.Pointer, isAdjoint);
    }

    private void PanelsOf(int product, bool isAdjoint)
    {
        ref NativeBuffer<T>? panels = ref _panels[2 * product + (isAdjoint ? 1 : 0)]!;
        if (panels is null)
        {
            panels = new NativeBuffer<T>(_memory.Products[product].WeightCount);
            (isAdjoint ? _memory.AdjointPanels : _memory.Panels)[product] = (nint)panels.Pointer;
        }
    }

    private void Pack(int thread)
    {
        Part part = new(thread, _pool.Threads);
        for (int product = 0; product < _memory.Products.Length; product++)
        {
            _kernels.Pack(_memory.Products[product], _memory.Parameters, (T*)_memory.Panels[product], false, part);
        }

        IReadOnlyList<int> adjoints = _model.Programs[_program].AdjointProducts;
        for (int i = 0; i < adjoints.Count; i++)
        {
            _kernels.Pack(_memory.Products[adjoints[i]], _memory.Parameters, (T*)_memory.AdjointPanels[adjoints[i]], true, part);
        }
    }

    private void RunTiles(int thread)
    {
        if (_sharesSteps)
        {
            for (int chunk = 0; chunk < _chunks; chunk++)
            {
                RunChunk(chunk, thread);
            }

            return;
        }

        for (int chunk = Interlocked.Increment(ref _nextChunk) - 1; chunk < _chunks; chunk = Interlocked.Increment(ref _nextChunk) - 1)
        {
            RunChunk(chunk, thread);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunChunk(int chunk, int thread)
    {
        NetworkProgramDescription program = _model.Programs[_program];
        bool keeps = program.Phases > 1 || KeepsRows;
        NetworkTile<T> tile = new()
        {
            Network = _memory,
            Samples = _samples,
            IsSingle = IsSingle,
            Part = _sharesSteps ? new Part(thread, _pool.Threads) : Part.Whole,
            Barrier = _sharesSteps ? _barrier : null,
        };
        if (_hasGradient)
        {
            tile.Gradient = _gradients!.Pointer + chunk * _gradientStride;
            if (_phase == 0 && tile.Part.Index == 0)
            {
                NativeMemory.Clear(tile.Gradient, (nuint)(_gradientStride * sizeof(T)));
            }

            tile.EndStep();
        }

        int end = (int)((long)(chunk + 1) * _tileCount / _chunks);
        for (int number = (int)((long)chunk * _tileCount / _chunks); number < end; number++)
        {
            int slot = keeps ? number : _sharesSteps ? 0 : thread;
            tile.Number = number;
            tile.Rows = _rows!.Pointer + (long)slot * program.Rows * _samples;
            tile.Indices = _indices + (long)number * _samples;
            tile.Valid = Math.Min(_samples, _count - number * _samples);
            tile.Terms = _terms!.Pointer + (long)number * _model.Terms.Count;
            tile.Moments = _moments!.Pointer + (long)number * _tileMoments;
            _kernels.Run(_program, _phase, tile);
        }
    }

    private void SumTerms(Span<double> sums)
    {
        sums.Clear();
        for (int tile = 0; tile < _tileCount; tile++)
        {
            for (int term = 0; term < sums.Length; term++)
            {
                sums[term] += _terms!.Pointer[(long)tile * _model.Terms.Count + term];
            }
        }
    }
}
