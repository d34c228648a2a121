namespace ModelGen.Points;

/// <summary>Divides a wanted number of points, or of residual rows, among the batches whose points are sampled.</summary>
internal static class PointBudget
{
    /// <summary>The most points of one batch: all of its numbers are counted in int, whatever is made of them.</summary>
    public const int MostPoints = int.MaxValue / 64;

    /// <summary>
    /// Sets the number of points that each sampled batch draws. Conditions keep their declared points unless they would
    /// take more than half of the total; interior batches share the rest in proportion to their declared points.
    /// </summary>
    public static void Divide<T>(ReadOnlySpan<Batch<T>> batches, long? total, bool countsRows) where T : unmanaged
    {
        double interior = 0;
        double conditions = 0;
        double taken = 0;
        foreach (Batch<T> batch in batches)
        {
            double size = countsRows ? batch.Description.Components : 1;
            double declared = batch.DeclaredPoints * size;
            if (batch.Source != PointSource.Sampler)
            {
                taken += batch.Points.Count * size;
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

        double left = Math.Max(1, (total ?? 0) - taken);
        double conditionShare = interior == 0 ? left : Math.Min(conditions, left / 2);
        double conditionFactor = conditions == 0 ? 1 : conditionShare / conditions;
        double interiorFactor = interior == 0 ? 1 : (left - conditionShare) / interior;
        foreach (Batch<T> batch in batches)
        {
            double factor = total is null ? 1 : batch.Interior ? interiorFactor : conditionFactor;
            batch.RequestedPoints = (int)Math.Clamp(Math.Round(factor * batch.DeclaredPoints), 1, MostPoints);
        }
    }
}
