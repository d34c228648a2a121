using ModelGen.Execution;
using ModelGen.Kernels;
using ModelGen.Passes;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <content>Residuals beside the terms they are the sums of, at points of their own.</content>
internal sealed unsafe partial class Engine<T>
{
    private const int MostJudged = 1_024;
    private const int JudgementSeed = 0x7E57;

    /// <summary>Judges every equation; on the calling thread, so that the bits do not depend on the threads.</summary>
    public IReadOnlyList<EquationJudgement> Judge()
    {
        lock (_gate)
        {
            Prepare();
            int[] terms = [.. Enumerable.Range(0, _model.Programs.Count).Where(program => _model.Programs[program].Kind == ProgramKind.Terms)];
            using PointSequence<T> sequence = new(_model, PointSampler.Sobol, unchecked(_seed + JudgementSeed));
            List<EquationJudgement> judgements = [];
            double[]? random = null;
            for (int b = 0; b < terms.Length; b++)
            {
                Batch<T> batch = _batches.Batches[b];
                using PointSet<T> points = JudgedPoints(batch, sequence);
                double[] residuals = Evaluate(batch.Program, batch.Description, points, points);
                using PointSet<T> ofTerms = RowsFor(_model.Programs[terms[b]], batch.Description, points);
                double[] sizes = Evaluate(terms[b], _model.Programs[terms[b]], ofTerms, points);
                for (int e = 0; e < batch.Weights.Length; e++)
                {
                    EquationDescription equation = batch.Description.Equations[e];
                    Span<double> own = residuals.AsSpan(equation.FirstComponent * (int)points.Count, equation.ComponentCount * (int)points.Count);
                    double size = Rms(sizes.AsSpan(e * (int)points.Count, (int)points.Count), 1);
                    if (equation.TermCount <= equation.ComponentCount)
                    {
                        // its one term is its residual: judged by what is left of it elsewhere
                        random ??= ResidualsOfRandomFields();
                        size = Math.Max(size, random[batch.FirstEquation + e]);
                    }

                    judgements.Add(new EquationJudgement(equation.Name, Rms(own, equation.ComponentCount), size, Worst(batch, points, own)));
                }
            }

            return judgements;
        }
    }

    private PointSet<T> JudgedPoints(Batch<T> batch, PointSequence<T> sequence)
    {
        PointSet<T> points = new(batch.Points.Rows);
        if (batch.Source == PointSource.Sampler)
        {
            sequence.Fill(batch, points, firstIndex: 0, Math.Min(MostJudged, Math.Max(16, batch.DeclaredPoints)));
            return points;
        }

        long count = Math.Min(MostJudged, batch.Points.Count);
        points.Resize(count);
        for (int r = 0; r < points.Rows; r++)
        {
            for (long i = 0; i < count; i++)
            {
                points.Row(r)[i] = batch.Points.Row(r)[i * batch.Points.Count / count];
            }
        }

        return points;
    }

    // a program may read the coordinates of its batch in another order, or fewer of them
    private static PointSet<T> RowsFor(ProgramDescription program, ProgramDescription batch, PointSet<T> points)
    {
        int own = program.Coordinates.Count;
        int observed = points.Rows - batch.Coordinates.Count;
        PointSet<T> rows = new(own + observed);
        rows.Resize(points.Count);
        for (int r = 0; r < rows.Rows; r++)
        {
            int source = r < own ? batch.Coordinates.ToList().IndexOf(program.Coordinates[r]) : batch.Coordinates.Count + r - own;
            new ReadOnlySpan<T>(points.Row(source), (int)points.Count).CopyTo(new Span<T>(rows.Row(r), (int)points.Count));
        }

        return rows;
    }

    // [component][point]
    private double[] Evaluate(int program, ProgramDescription description, PointSet<T> rows, PointSet<T> points)
    {
        double[] values = new double[description.Components * (int)points.Count];
        Worker<T> worker = _context.Workers[0];
        for (long first = 0; first < points.Count; first += Tile<T>.Points)
        {
            int valid = (int)Math.Min(Tile<T>.Points, points.Count - first);
            worker.Load(rows, description.Coordinates.Count, first, valid);
            _context.Kernels.Forward(program, in worker.Tile);
            for (int c = 0; c < description.Components; c++)
            {
                for (int i = 0; i < valid; i++)
                {
                    values[c * (int)points.Count + (int)first + i] = double.CreateTruncating(worker.Tile.Residuals[c * Tile<T>.Points + i]);
                }
            }
        }

        return values;
    }

    // each equation's residual for networks as they were drawn, whose fields are made as large as they are now
    private double[] ResidualsOfRandomFields()
    {
        double[] start = new double[_model.ValueCount];
        ParameterInitializer.Initialize(_model, (ulong)_seed, start);
        T[] variables = new ReadOnlySpan<T>(_context.Variables, _model.ValueCount).ToArray();
        ParameterUnits? units = _context.Units;
        double[] now = FieldSizes();
        double[] sizes = new double[_batches.EquationCount];
        try
        {
            _context.ChangeUnits(null);
            for (int p = 0; p < _model.ParameterCount; p++)
            {
                _context.Variables[p] = T.CreateTruncating(start[p]);
            }

            _context.Pack();
            double[] drawn = FieldSizes();
            double[] scales = [.. _fieldScales];
            for (int f = 0; f < Math.Min(scales.Length, now.Length); f++)
            {
                scales[f] = now[f] > 0 && drawn[f] > 0 && double.IsFinite(now[f] / drawn[f]) ? now[f] / drawn[f] : scales[f];
            }

            _context.ChangeUnits(Units(scales));
            using ScaleSample<T> sample = new(_context, _batches);
            double[] rows = new double[sample.RowCount];
            sample.Residuals(rows);
            for (int e = 0; e < sizes.Length; e++)
            {
                sizes[e] = Rms(rows.AsSpan(sample.RowsOf(e)), 1);
            }
        }
        finally
        {
            _context.ChangeUnits(units);
            variables.CopyTo(new Span<T>(_context.Variables, variables.Length));
            _context.Pack();
        }

        return sizes;
    }

    // the root mean square of each declared field over the domain
    private double[] FieldSizes()
    {
        if (_fieldsProgram < 0 || _model.Programs[_fieldsProgram].Components == 0)
        {
            return [];
        }

        const int Count = 256;
        ProgramDescription fields = _model.Programs[_fieldsProgram];
        using NativeBuffer<double> coordinates = new(Math.Max(1, _model.Coordinates.Count) * Count);
        for (int k = 0; k < _model.Coordinates.Count; k++)
        {
            CoordinateDescription coordinate = _model.Coordinates[k];
            for (int i = 0; i < Count; i++)
            {
                // a Kronecker sequence: good enough for a size
                double place = (0.5 + (i + 1) * (0.6180339887498949 + 0.1327 * k)) % 1;
                coordinates.Pointer[k * Count + i] = coordinate.Lower + place * (coordinate.Upper - coordinate.Lower);
            }
        }

        double[] sums = new double[fields.Components];
        Worker<T> worker = _context.Workers[0];
        for (int first = 0; first < Count; first += Tile<T>.Points)
        {
            worker.Load(fields, coordinates.Pointer, Count, first, Tile<T>.Points);
            _context.Kernels.Forward(_fieldsProgram, in worker.Tile);
            for (int c = 0; c < sums.Length; c++)
            {
                for (int i = 0; i < Tile<T>.Points; i++)
                {
                    double value = double.CreateTruncating(worker.Tile.Residuals[c * Tile<T>.Points + i]);
                    sums[c] += value * value / Count;
                }
            }
        }

        // a complex field has two components and one scale
        List<double> sizes = [];
        int component = 0;
        foreach (FieldDescription field in _model.Fields)
        {
            if (component + field.Rows > sums.Length)
            {
                break;
            }

            sizes.Add(Math.Sqrt(sums.AsSpan(component, field.Rows).ToArray().Sum()));
            component += field.Rows;
        }

        return [.. sizes];
    }

    private IReadOnlyList<(string Coordinate, double Value)> Worst(Batch<T> batch, PointSet<T> points, ReadOnlySpan<double> residuals)
    {
        int worst = 0;
        for (int i = 1; i < residuals.Length; i++)
        {
            worst = Math.Abs(residuals[i]) > Math.Abs(residuals[worst]) ? i : worst;
        }

        long point = worst % points.Count;
        return [.. batch.Description.Coordinates.Select(
            (coordinate, r) => (_model.Coordinates[coordinate].Name, double.CreateTruncating(points.Row(r)[point])))];
    }

    // over points: the components of a complex equation are one number
    private static double Rms(ReadOnlySpan<double> values, int components)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum * components / values.Length);
    }
}
