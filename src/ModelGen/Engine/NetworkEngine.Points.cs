using ModelGen.Execution;
using ModelGen.Kernels.Networks;

namespace ModelGen.Engine;

/// <content>Outputs of operators at points.</content>
internal sealed unsafe partial class NetworkEngine<T>
{
    private const int FunctionsAtATime = 512;

    private readonly int _inputCount;
    private readonly int _pointOutputs;
    private NativeBuffer<double>? _atPoints;

    /// <inheritdoc/>
    public override void ComputePoints(int count, nint* inputs, int points, nint* coordinates, nint* targets, bool isDouble)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            int set = _model.PointSets.Count - 1;
            int block = _model.PointSets[set].Count;
            int size = isDouble ? sizeof(double) : sizeof(float);
            Span<nint> places = stackalloc nint[_model.Coordinates.Count];
            _memory.WritesDouble = isDouble;
            try
            {
                for (int point = 0; point < points; point += block)
                {
                    int here = Math.Min(block, points - point);
                    for (int c = 0; c < places.Length; c++)
                    {
                        places[c] = coordinates[c] + (nint)point * size;
                    }

                    _points!.Take(set, places, here, isDouble);
                    for (int first = 0; first < count; first += FunctionsAtATime)
                    {
                        int functions = Math.Min(FunctionsAtATime, count - first);
                        Lend(inputs, _inputCount, first, isDouble);
                        OutputsAtPoints(functions, block);
                        Scatter(first, functions, point, here, points, block, targets, size);
                    }
                }
            }
            finally
            {
                Array.Clear(_memory.OutputTargets);
            }
        }
    }

    // [output][function][point of the block]
    private void OutputsAtPoints(int functions, int block)
    {
        NativeBuffer<double>.Grow(ref _atPoints, (long)_pointOutputs * FunctionsAtATime * block);
        for (int o = 0; o < _pointOutputs; o++)
        {
            _memory.OutputTargets[_model.Outputs.Count - _pointOutputs + o] = (nint)(_atPoints.Pointer + (long)o * FunctionsAtATime * block);
        }

        fixed (long* indices = _identity)
        {
            _pass.Run(_model.Program("PredictPoints"), indices, functions, hasGradient: false, default);
        }
    }

    private void Scatter(int first, int functions, int point, int here, int points, int block, nint* targets, int size)
    {
        for (int o = 0; o < _pointOutputs; o++)
        {
            byte* source = (byte*)(_atPoints!.Pointer + (long)o * FunctionsAtATime * block);
            for (int f = 0; f < functions; f++)
            {
                byte* target = (byte*)targets[o] + ((long)(first + f) * points + point) * size;
                Buffer.MemoryCopy(source + (long)f * block * size, target, (long)here * size, (long)here * size);
            }
        }
    }
}
