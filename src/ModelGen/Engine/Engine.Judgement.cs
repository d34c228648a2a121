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
                int count = (int)points.Count;
                double[] residuals = ValuesAt(batch.Program, points);
                using PointSet<T> ofTerms = RowsFor(_model.Programs[terms[b]], batch.Description, points);
                double[] sizes = ValuesAt(terms[b], ofTerms);
                for (int e = 0; e < batch.Weights.Length; e++)
                {
                    EquationDescription equation = batch.Description.Equations[e];
                    Span<double> own = residuals.AsSpan(equation.FirstComponent * count, equation.ComponentCount * count);
                    Span<double> ofOwnTerms = sizes.AsSpan(e * count, count);
                    bool hasTerms = equation.TermCount > equation.ComponentCount;
                    if (hasTerms)
                    {
                        Weigh(batch.Profiles[e], points, own);
                        Weigh(batch.Profiles[e], points, ofOwnTerms);
                    }
                    else
                    {
                        // its one term is its residual: judged by what is left of it elsewhere
                        random ??= ResidualsOfRandomFields();
                    }

                    double size = Math.Max(Rms(ofOwnTerms, 1), hasTerms ? 0 : random![batch.FirstEquation + e]);
                    double outside = equation.PlacesComponent < 0 ? 0 : Mean(sizes.AsSpan(equation.PlacesComponent * count, count));
                    judgements.Add(new EquationJudgement(
                        equation.Name, Rms(own, equation.ComponentCount), size, Worst(batch, points, own), equation.Places, outside));
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
    private double[] ValuesAt(int program, PointSet<T> points)
    {
        double[] values = new double[_model.Programs[program].Components * points.Count];
        PointValues<T>.Run(_context, program, points, values);
        return values;
    }

    // an equation with a profile is judged as it was trained: else the places with the largest rows decide alone
    private static void Weigh(BalanceProfile? profile, PointSet<T> points, Span<double> values)
    {
        if (profile is null)
        {
            return;
        }

        double[] roots = new double[points.Count];
        fixed (double* pointer = roots)
        {
            profile.Roots(points.Row(0), points.Rows > 1 ? points.Row(1) - points.Row(0) : 0, roots.Length, pointer);
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= roots[i % roots.Length];
        }
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

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
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
