namespace ModelGen.Engine;

/// <summary>
/// Chooses the scale S of each field u = S N from what the equations say of a random network N of order 1. An equation that is not satisfied by zero has a
/// source, its residual there; the scale is such that what the field adds is as large as the source, and the largest of all equations. Fields
/// that no source reaches follow from those that are known already: stress from a load, then displacement from stress. Equations of a single unknown field
/// count before those that share their source among several.
/// </summary>
internal static class FieldScales
{
    private const int MostSteps = 60;
    private const double Enough = 1.5;

    /// <summary>Residuals of all equations, [row], where field f is scales[f] times its network; 0 for none of it.</summary>
    /// <param name="scales">[field].</param>
    /// <param name="roughness">How many times as fast as at the start the networks vary over the domain.</param>
    /// <param name="rows">Receives the residuals.</param>
    internal delegate void Residual(ReadOnlySpan<double> scales, double roughness, Span<double> rows);

    /// <summary>The scale of each field, powers of two; declared ones as they are.</summary>
    /// <param name="declared">[field]; null where it is to be chosen.</param>
    /// <param name="equations">The rows of each equation: of each component points, then as many neighbours.</param>
    /// <param name="points">Points of each equation with their neighbours.</param>
    /// <param name="residual">The residuals.</param>
    public static double[] Choose(IReadOnlyList<double?> declared, IReadOnlyList<Range> equations, IReadOnlyList<int> points, Residual residual)
    {
        int rowCount = equations.Count == 0 ? 0 : equations[^1].End.Value;
        double[] scales = [.. declared.Select(scale => scale ?? 0)];
        double[] without = new double[rowCount];
        double[] with = new double[rowCount];
        while (scales.Any(scale => scale == 0))
        {
            residual(scales, 1, without);
            List<(int Equation, int Field)> pairs = Pairs();
            ILookup<int, int> fieldsOf = pairs.ToLookup(pair => pair.Equation, pair => pair.Field);
            var candidates = pairs.Where(pair => fieldsOf[pair.Equation].Count() == 1).ToList();
            candidates = candidates.Count > 0 ? candidates : pairs;
            if (candidates.Count == 0)
            {
                break;
            }

            double[] next = [.. scales];
            foreach ((int equation, int field) in candidates)
            {
                next[field] = Math.Max(next[field], Balanced(equation, field));
            }

            if (next.AsSpan().SequenceEqual(scales))
            {
                break;
            }

            next.CopyTo(scales, 0);
        }

        return [.. scales.Select((scale, f) => declared[f] ?? (scale > 0 ? PowerOfTwo(scale) : 1))];

        // equations with a source, each with the unknown fields that change it
        List<(int Equation, int Field)> Pairs()
        {
            List<(int, int)> pairs = [];
            for (int f = 0; f < scales.Length; f++)
            {
                if (scales[f] != 0)
                {
                    continue;
                }

                scales[f] = 1;
                residual(scales, 1, with);
                scales[f] = 0;
                for (int e = 0; e < equations.Count; e++)
                {
                    double source = Size(without.AsSpan(equations[e]));
                    double change = Difference(with.AsSpan(equations[e]), without.AsSpan(equations[e]));
                    if (source > 0 && double.IsFinite(source) && change > 0 && double.IsFinite(change))
                    {
                        pairs.Add((e, f));
                    }
                }
            }

            return pairs;
        }

        // S such that the field adds as much as the source; a network that varies as fast as the source does
        double Balanced(int equation, int field)
        {
            Range range = equations[equation];
            double source = Size(without.AsSpan(range));
            double roughness = Roughness(without.AsSpan(range), points[equation]);
            double stretch = 1;
            Added(1, stretch);
            if (Roughness(with.AsSpan(range), points[equation]) is > 0 and var own && roughness > own)
            {
                stretch = roughness / own;
            }

            double scale = source / Added(1, stretch);
            double factor = 0;
            for (int step = 0; step < MostSteps && scale > 0 && double.IsFinite(scale); step++)
            {
                // linear: at once; else double or halve towards it, until the direction changes
                double ratio = source / Added(scale, stretch);
                if (ratio is > 1 / Enough and < Enough)
                {
                    break;
                }

                double direction = double.IsNaN(ratio) || ratio < 1 ? 0.5 : 2;
                if (factor != 0 && direction != factor)
                {
                    break;
                }

                factor = direction;
                scale *= direction;
            }

            return scale > 0 && double.IsFinite(scale) ? scale : 0;

            // leaves the difference in the rows
            double Added(double value, double roughnessOfNetwork)
            {
                scales[field] = value;
                residual(scales, roughnessOfNetwork, with);
                scales[field] = 0;
                for (int i = 0; i < with.Length; i++)
                {
                    with[i] -= without[i];
                }

                return Size(with.AsSpan(range));
            }
        }
    }

    /// <summary>The nearest power of two, by which a product loses no bits.</summary>
    public static double PowerOfTwo(double value) => double.ScaleB(1, (int)Math.Round(Math.Log2(value)));

    private static double Size(ReadOnlySpan<double> rows)
    {
        double largest = 0;
        foreach (double row in rows)
        {
            largest = double.IsNaN(row) ? double.NaN : Math.Max(largest, Math.Abs(row));
        }

        if (!(largest > 0) || double.IsInfinity(largest))
        {
            return largest;
        }

        double sum = 0;
        foreach (double row in rows)
        {
            sum += row / largest * (row / largest);
        }

        return largest * Math.Sqrt(sum / rows.Length);
    }

    private static double Difference(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double[] difference = new double[a.Length];
        for (int i = 0; i < difference.Length; i++)
        {
            difference[i] = a[i] - b[i];
        }

        return Size(difference);
    }

    // rms of the change between neighbours beside the rms itself
    private static double Roughness(ReadOnlySpan<double> rows, int pointsWithNeighbours)
    {
        int points = pointsWithNeighbours / 2;
        double[] changes = new double[rows.Length / 2];
        for (int i = 0; i < changes.Length; i++)
        {
            int at = i / points * pointsWithNeighbours + i % points;
            changes[i] = rows[at + points] - rows[at];
        }

        return Size(changes) / Size(rows);
    }
}
