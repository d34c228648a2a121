namespace ModelGen.Engine;

/// <summary>Divides a wanted number of residual rows among the batches whose points are sampled.</summary>
internal static class RowBudget
{
    /// <summary>
    /// Sets the number of points that each sampled batch draws. Conditions keep their declared points unless they would
    /// take more than half of the rows; interior batches share the rest in proportion to their declared points.
    /// </summary>
    public static void Divide<T>(ReadOnlySpan<Batch<T>> batches, long? rows) where T : unmanaged
    {
        double interior = 0;
        double conditions = 0;
        double taken = 0;
        foreach (Batch<T> batch in batches)
        {
            double declared = (double)batch.DeclaredPoints * batch.Description.Components;
            if (batch.Source != PointSource.Sampler)
            {
                taken += (double)batch.Points.Count * batch.Description.Components;
            }
            else if (batch.Interior)
            {
                interior += declared;
            }
            else
            {
                conditions += declared;
            }
        }

        double left = Math.Max(1, (rows ?? 0) - taken);
        double conditionRows = interior == 0 ? left : Math.Min(conditions, left / 2);
        double conditionFactor = conditions == 0 ? 1 : conditionRows / conditions;
        double interiorFactor = interior == 0 ? 1 : (left - conditionRows) / interior;
        foreach (Batch<T> batch in batches)
        {
            double factor = rows is null ? 1 : batch.Interior ? interiorFactor : conditionFactor;
            batch.RequestedPoints = (int)Math.Clamp(Math.Round(factor * batch.DeclaredPoints), 1, int.MaxValue / 64);
        }
    }
}
