using System.Numerics;
using ModelGen.Execution;
using ModelGen.Kernels.Networks;
using ModelGen.Samplers;
using ModelGen.Samples;

namespace ModelGen.Engine;

/// <summary>
/// What an operator computes once for each point instead of once for each pair of a function and a point: tensors of points before the pass over samples,
/// which reads them as parameters, and their adjoints back to the parameters after it.
/// </summary>
internal sealed unsafe class PointPass<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription _model;
    private readonly NetworkMemory<T> _memory;
    private readonly BatchPass<T> _pass;
    private readonly NativeBuffer<T> _coordinates;
    private readonly NativeBuffer<T> _gradient;
    private readonly PointerColumn[] _lent;
    private readonly long[] _identity;
    private readonly double[] _unit;
    private readonly int _numberCount;
    private readonly int[] _firstTensor;
    private readonly int[] _firstCoordinate;

    public PointPass(NetworkDescription model, NetworkMemory<T> memory, BatchPass<T> pass)
    {
        _model = model;
        _memory = memory;
        _pass = pass;
        int mostPoints = model.PointSets.Max(set => set.Count);
        int allPoints = model.PointSets.Sum(set => set.Count);
        _coordinates = new NativeBuffer<T>((long)allPoints * model.Coordinates.Count);
        _firstTensor = [.. model.PointSets.Select((_, s) => model.PointSets.Take(s).Sum(set => set.Tensors.Count))];
        _firstCoordinate = [.. model.PointSets.Select((_, s) => model.PointSets.Take(s).Sum(set => set.Count) * model.Coordinates.Count)];
        _numberCount = model.NumberCount;
        _gradient = new NativeBuffer<T>(_numberCount);
        _lent = [.. memory.Columns.Skip(FirstColumn).Select(_ => new PointerColumn { IsDouble = sizeof(T) == sizeof(double) })];
        _identity = [.. Enumerable.Range(0, mostPoints).Select(i => (long)i)];
        _unit = new double[mostPoints * model.Coordinates.Count];
        for (int i = 0; i < _lent.Length; i++)
        {
            memory.Columns[FirstColumn + i] = _lent[i];
        }
    }

    private int FirstColumn => _model.Columns.Count + _model.Outputs.Count;

    /// <summary>Draws the points of every set, and computes their tensors.</summary>
    /// <param name="draw">Decides where they are.</param>
    public void Draw(ulong draw)
    {
        for (int s = 0; s < _model.PointSets.Count; s++)
        {
            PointSetDescription set = _model.PointSets[s];
            if (!set.IsPrediction)
            {
                Place(s, CounterRandom.Mix(CounterRandom.Mix(_memory.Seed ^ draw) ^ (ulong)(s + 1)));
                LendDrawn(s);
                Forward(s, set.Count);
            }
        }

        _pass.ParametersChanged();
    }

    /// <summary>The tensors of points that a caller gives, at most as many as the set has.</summary>
    /// <param name="set">A set of predictions.</param>
    /// <param name="coordinates">[coordinate]: pointers to their values at the points.</param>
    /// <param name="count">How many points.</param>
    /// <param name="isDouble">Whether they are double; else float.</param>
    public void Take(int set, ReadOnlySpan<nint> coordinates, int count, bool isDouble)
    {
        for (int c = 0; c < coordinates.Length; c++)
        {
            Lend(c, coordinates[c], isDouble);
        }

        Forward(set, count);
        _pass.ParametersChanged();
    }

    /// <summary>The gradient of the latest pass over samples and points, [P].</summary>
    public ReadOnlySpan<T> Gradient => new(_gradient.Pointer, _model.ParameterCount);

    /// <summary>Brings the adjoints of the latest pass over samples to the parameters.</summary>
    public void Back()
    {
        _pass.WholeGradient.CopyTo(new Span<T>(_gradient.Pointer, _numberCount));
        for (int s = 0; s < _model.PointSets.Count; s++)
        {
            PointSetDescription set = _model.PointSets[s];
            if (set.Back < 0)
            {
                continue;
            }

            LendDrawn(s);
            for (int t = 0; t < set.Tensors.Count; t++)
            {
                Lend(_model.Coordinates.Count + _firstTensor[s] + t, (nint)(_gradient.Pointer + set.Tensors[t].Offset), sizeof(T) == sizeof(double));
            }

            Run(set.Back, set.Count, hasGradient: true);
            ReadOnlySpan<T> share = _pass.Gradient;
            for (int p = 0; p < share.Length; p++)
            {
                _gradient.Pointer[p] += share[p];
            }
        }
    }

    public void Dispose()
    {
        _coordinates.Dispose();
        _gradient.Dispose();
    }

    // spread evenly over the domain, and elsewhere in every draw
    private void Place(int s, ulong seed)
    {
        int count = _model.PointSets[s].Count;
        int dimensions = _model.Coordinates.Count;
        Span<double> unit = _unit.AsSpan(0, dimensions * count);
        PointSampler.Sobol.Sample(seed, 0, count, dimensions, unit);
        for (int c = 0; c < dimensions; c++)
        {
            (double lower, double upper) = (_model.Coordinates[c].Lower, _model.Coordinates[c].Upper);
            T* target = Drawn(s, c);
            for (int i = 0; i < count; i++)
            {
                target[i] = T.CreateTruncating(lower + unit[c * count + i] * (upper - lower));
            }
        }
    }

    private T* Drawn(int s, int coordinate) => _coordinates.Pointer + _firstCoordinate[s] + (long)coordinate * _model.PointSets[s].Count;

    private void LendDrawn(int s)
    {
        for (int c = 0; c < _model.Coordinates.Count; c++)
        {
            Lend(c, (nint)Drawn(s, c), sizeof(T) == sizeof(double));
        }
    }

    private void Forward(int s, int count)
    {
        PointSetDescription set = _model.PointSets[s];
        bool writesDouble = _memory.WritesDouble;
        _memory.WritesDouble = sizeof(T) == sizeof(double);
        for (int t = 0; t < set.Tensors.Count; t++)
        {
            _memory.OutputTargets[_model.Outputs.Count + _firstTensor[s] + t] = (nint)(_memory.Parameters + set.Tensors[t].Offset);
        }

        Run(set.Forward, count, hasGradient: false);
        _memory.WritesDouble = writesDouble;
    }

    private void Run(int program, int count, bool hasGradient)
    {
        fixed (long* indices = _identity)
        {
            _pass.Run(program, indices, count, hasGradient, default);
        }
    }

    private void Lend(int column, nint numbers, bool isDouble)
    {
        _lent[column].Numbers = numbers;
        _lent[column].IsDouble = isDouble;
    }
}
