using ModelGen.Kernels;
using ModelGen.Passes;
using ModelGen.Samplers;

namespace ModelGen.Engine;

/// <content>What equations say of fields as they were drawn, made as large as they are now: the size of an equation that has one term.</content>
internal sealed unsafe partial class Engine<T>
{
    private const int SizedPoints = 256;

    /// <summary>The root mean square of each equation's residual; the parameters are as before when it returns.</summary>
    private double[] ResidualsOfRandomFields()
    {
        double[] start = new double[_model.ValueCount];
        ParameterInitializer.Initialize(_model, (ulong)_seed, start);
        T[] variables = new ReadOnlySpan<T>(_context.Variables, _model.ValueCount).ToArray();
        ParameterUnits? units = _context.Units;
        double[] now = FieldSizes();
        double[] scales = [.. _fieldScales];
        try
        {
            _context.ChangeUnits(null);
            for (int p = 0; p < _model.ParameterCount; p++)
            {
                _context.Variables[p] = T.CreateTruncating(start[p]);
            }

            double[] drawn = FieldSizes();
            for (int f = 0; f < now.Length; f++)
            {
                scales[f] = now[f] > 0 && drawn[f] > 0 && double.IsFinite(now[f] / drawn[f]) ? now[f] / drawn[f] : scales[f];
            }

            _context.ChangeUnits(Units(scales));
            using ScaleSample<T> sample = new(_context, _batches);
            double[] rows = new double[sample.RowCount];
            sample.Residuals(rows);
            return [.. Enumerable.Range(0, _batches.EquationCount).Select(e => Rms(rows.AsSpan(sample.RowsOf(e)), 1))];
        }
        finally
        {
            _context.ChangeUnits(units);
            variables.CopyTo(new Span<T>(_context.Variables, variables.Length));
            _context.Pack();
        }
    }

    /// <summary>The root mean square over the domain of each field that an attribute declares.</summary>
    private double[] FieldSizes()
    {
        if (_fieldsProgram < 0 || _model.Programs[_fieldsProgram].Components == 0)
        {
            return [];
        }

        // networks may be anywhere: what was packed last is not what the parameters say now
        _packedIsCurrent = false;
        double[] coordinates = new double[_model.Coordinates.Count * SizedPoints];
        PointSampler.Uniform.Sample((ulong)_seed, firstIndex: 0, SizedPoints, _model.Coordinates.Count, coordinates);
        for (int i = 0; i < coordinates.Length; i++)
        {
            CoordinateDescription coordinate = _model.Coordinates[i / SizedPoints];
            coordinates[i] = coordinate.Lower + coordinates[i] * (coordinate.Upper - coordinate.Lower);
        }

        double[] values = new double[_model.Programs[_fieldsProgram].Components * SizedPoints];
        Evaluate(_fieldsProgram, coordinates, SizedPoints, values);
        List<double> sizes = [];
        int component = 0;
        foreach (FieldDescription field in _model.Fields)
        {
            // those that bodies write follow those of attributes, and are no part of the program
            if ((component + field.Rows) * SizedPoints > values.Length)
            {
                break;
            }

            // real and imaginary part have one scale
            sizes.Add(Rms(values.AsSpan(component * SizedPoints, field.Rows * SizedPoints), field.Rows));
            component += field.Rows;
        }

        return [.. sizes];
    }
}
