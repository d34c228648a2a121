namespace ModelGen.Points;

/// <summary>Divides a wanted number of points, or of residual rows, among the batches whose points are sampled.</summary>
internal static class PointBudget
{
    /// <summary>The most points of one batch: all of its numbers are counted in int, whatever is made of them.</summary>
    public const int MostPoints = int.MaxValue / 64;

    // where the rows are drawn anew in every iteration, a condition is seen often enough by few of them: half of the rows, which is right for points that stay,
    // left Helmholtz at a hundred times the loss
    private const double FreshConditionShare = 1.0 / 6;

    // a condition that few rows are left for is still seen at more than one place
    private const int LeastPoints = 4;

    /// <summary>
    /// Sets the number of points that each batch has in a step of so many rows. Points that no sampler draws take at most a third of them, in windows;
    /// conditions take at most a sixth of the rest, and interior batches share what is left.
    /// </summary>
    public static void DivideFresh<T>(ReadOnlySpan<Batch<T>> batches, int rows) where T : unmanaged
    {
        double given = 0;
        double sampled = 0;
        foreach (Batch<T> batch in batches)
        {
            given += batch.Source == PointSource.Sampler ? 0 : (double)batch.Points.Count * batch.Description.Components;
            sampled += batch.Source == PointSource.Sampler ? 1 : 0;
        }

        double part = sampled == 0 ? rows : Math.Min(given, rows / 3.0);
        Divide(batches, rows - (long)Math.Round(part), countsRows: true, given: 0, FreshConditionShare);
        foreach (Batch<T> batch in batches)
        {
            if (batch.Source != PointSource.Sampler && given > part)
            {
                batch.MostVisited = Math.Max(LeastPoints, (long)Math.Round(part / given * batch.Points.Count));
            }
            else if (batch.Source == PointSource.Sampler)
            {
                batch.RequestedPoints = Math.Max(batch.RequestedPoints, Math.Min(LeastPoints, batch.DeclaredPoints));
            }
        }
    }

    /// <summary>
    /// Sets the number of points that each sampled batch draws. Conditions keep their declared points unless they would
    /// take more than half of the total; interior batches share the rest in proportion to their declared points.
    /// </summary>
    public static void Divide<T>(ReadOnlySpan<Batch<T>> batches, long? total, bool countsRows) where T : unmanaged =>
        Divide(batches, total, countsRows, given: 1, conditionPart: 0.5);

    // given: how much of the points that no sampler draws is taken from the total; conditionPart: what conditions may take of the rest
    private static void Divide<T>(ReadOnlySpan<Batch<T>> batches, long? total, bool countsRows, double given, double conditionPart) where T : unmanaged
    {
        double interior = 0;
        double conditions = 0;
        double taken = 0;
        foreach (Batch<T> batch in batches)
        {
            double size = countsRows ? batch.Description.Components : 1;
            double declared = batch.DeclaredPoints * size;
            batch.MostVisited = long.MaxValue;
            if (batch.Source != PointSource.Sampler)
            {
                taken += given * batch.Points.Count * size;
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
        double conditionShare = interior == 0 ? left : Math.Min(conditions, conditionPart * left);
        double conditionFactor = conditions == 0 ? 1 : conditionShare / conditions;
        double interiorFactor = interior == 0 ? 1 : (left - conditionShare) / interior;
        foreach (Batch<T> batch in batches)
        {
            double factor = total is null ? 1 : batch.Interior ? interiorFactor : conditionFactor;
            batch.RequestedPoints = (int)Math.Clamp(Math.Round(factor * batch.DeclaredPoints), 1, MostPoints);
        }
    }
}
