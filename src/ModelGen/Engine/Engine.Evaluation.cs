using System.Runtime.CompilerServices;

namespace ModelGen.Engine;

/// <content>Evaluation of fields and expressions.</content>
internal sealed unsafe partial class Engine<T>
{
    // a whole tile costs as much as this many single points
    private const int MostSinglePoints = 8;
    private const int MostPointNumbers = 64;

    public override void Evaluate(int program, ReadOnlySpan<double> coordinates, int n, Span<double> components)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            if (n == 0)
            {
                return;
            }

            Pack();
            if (n <= MostSinglePoints && FitsPointKernel(program))
            {
                for (int i = 0; i < n; i++)
                {
                    PointKernel(program, coordinates[i..], n, components[i..], n);
                }
            }
            else
            {
                _evaluationPass.Run(program, coordinates, n, components);
            }
        }
    }

    public override void EvaluatePoint(ReadOnlySpan<double> coordinates, Span<double> outputs)
    {
        if (_fieldsProgram < 0)
        {
            throw new InvalidOperationException($"'{_model.Name}' declares no field to evaluate.");
        }

        RequireLength(outputs.Length, _model.Programs[_fieldsProgram].Components, nameof(outputs));
        lock (_gate)
        {
            ThrowIfDisposed();
            Pack();
            if (FitsPointKernel(_fieldsProgram))
            {
                PointKernel(_fieldsProgram, coordinates, 1, outputs, 1);
            }
            else
            {
                _evaluationPass.Run(_fieldsProgram, coordinates, 1, outputs);
            }
        }
    }

    private bool FitsPointKernel(int program) => _context.Kernels.EvaluatesPoints(program)
        && _model.Coordinates.Count <= MostPointNumbers && _model.Programs[program].Components <= MostPointNumbers;

    // reads and writes one number of each row
    [SkipLocalsInit]
    private void PointKernel(int program, ReadOnlySpan<double> coordinates, int coordinateStride, Span<double> outputs, int outputStride)
    {
        T* point = stackalloc T[MostPointNumbers];
        T* values = stackalloc T[MostPointNumbers];
        for (int k = 0; k < _model.Coordinates.Count; k++)
        {
            point[k] = T.CreateTruncating(coordinates[k * coordinateStride]);
        }

        _context.Kernels.EvaluatePoint(program, _context.Parameters, _context.Packed, _context.Coefficients, point, _pointWorkspace.Pointer, values);
        int components = _model.Programs[program].Components;
        for (int c = 0; c < components; c++)
        {
            outputs[c * outputStride] = double.CreateTruncating(values[c]);
        }
    }
}
