using ModelGen.Kernels.Networks;
using ModelGen.Kernels.Tensors;
using ModelGen.Samples;

namespace ModelGen.Engine;

/// <content>Programs on samples that a caller lends.</content>
internal sealed unsafe partial class NetworkEngine<T>
{
    private const int LargestCall = 4096;

    private readonly long[] _identity = [.. Enumerable.Range(0, LargestCall).Select(i => (long)i)];

    public override void Compute(int program, int count, nint* inputs, int inputCount, nint* targets, int targetCount, bool isDouble, ulong seed)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _memory.WritesDouble = isDouble;
            ulong draw = _memory.Draw;
            (ulong ownSeed, _memory.Seed) = (_memory.Seed, seed);
            try
            {
                for (int first = 0; first < count; first += LargestCall)
                {
                    _memory.Draw = (ulong)first;
                    Lend(inputs, inputCount, first, isDouble);
                    for (int o = 0; o < _memory.OutputTargets.Length; o++)
                    {
                        long skip = (long)first * TargetLength(program, o) * (isDouble ? 8 : 4);
                        _memory.OutputTargets[o] = o < targetCount && targets[o] != 0 ? targets[o] + (nint)skip : 0;
                    }

                    fixed (long* indices = _identity)
                    {
                        _pass.Run(program, indices, Math.Min(LargestCall, count - first), hasGradient: false, default);
                    }
                }
            }
            finally
            {
                _memory.Seed = ownSeed;
                _memory.Draw = draw;
                Array.Clear(_memory.OutputTargets);
            }
        }
    }

    public override double[] LayerValues(KeptLayer layer, int count, nint* inputs, int inputCount)
    {
        int length = layer.Sizes.Aggregate(1, (product, extent) => product * extent);
        int channels = layer.Sizes.Count == 0 ? 1 : layer.Sizes[^1];
        double[] values = new double[(long)count * length];
        lock (_gate)
        {
            ThrowIfDisposed();
            _pass.KeepsRows = true;
            try
            {
                for (int first = 0; first < count; first += LargestCall)
                {
                    int batch = Math.Min(LargestCall, count - first);
                    Lend(inputs, inputCount, first, isDouble: true);
                    fixed (long* indices = _identity)
                    {
                        _pass.Run(_model.Program("Layers"), indices, batch, hasGradient: false, default);
                    }

                    fixed (double* target = values)
                    {
                        for (int tile = 0, done = 0; done < batch; tile++)
                        {
                            T* rows = _pass.Rows(tile);
                            int samples = _pass.TileSamples;
                            int valid = Math.Min(samples, batch - done);
                            T* layerRows = rows + (long)layer.Row * samples;
                            double* own = target + (long)(first + done) * length;
                            SampleRows<T>.Store(layerRows, channels, length / channels, samples, own, valid, Part.Whole);
                            done += valid;
                        }
                    }
                }
            }
            finally
            {
                _pass.KeepsRows = false;
            }
        }

        return values;
    }

    private void Lend(nint* inputs, int inputCount, int first, bool isDouble)
    {
        int next = 0;
        for (int c = 0; c < _memory.Columns.Length && next < inputCount; c++)
        {
            bool isAdjoint = c >= _model.Columns.Count;
            if (!isAdjoint && !_model.Columns[c].IsInput)
            {
                continue;
            }

            int length = isAdjoint ? _model.Outputs[c - _model.Columns.Count].Length : _model.Columns[c].Length;
            PointerColumn column = _lent[c];
            column.IsDouble = isDouble;
            column.Numbers = inputs[next++] + (nint)((long)first * length * (isDouble ? 8 : 4));
            _memory.Columns[c] = column;
        }
    }

    /// <summary>Numbers of an output for each sample: of the program that differentiates, those of an input.</summary>
    private int TargetLength(int program, int output)
    {
        if (_model.Programs[program].Name != "InputGradient")
        {
            return output < _model.Outputs.Count ? _model.Outputs[output].Length : 0;
        }

        int input = 0;
        foreach (ColumnDescription column in _model.Columns)
        {
            if (column.IsInput && input++ == output)
            {
                return column.Length;
            }
        }

        return 0;
    }
}
