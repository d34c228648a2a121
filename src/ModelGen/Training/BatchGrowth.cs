namespace ModelGen.Training;

/// <summary>
/// The mini-batch (or, without one, the number of items) is multiplied by a factor at intervals: less noise without a smaller
/// rate. Smith et al. 2018, "Don't decay the learning rate, increase the batch size".
/// </summary>
/// <param name="Factor">Above 1.</param>
/// <param name="Every">Iterations from one growth to the next.</param>
public sealed record BatchGrowth(double Factor, int Every)
{
    private const int Most = int.MaxValue / 64;

    /// <summary>Iterations that visit so many items so many times; the last batch of an epoch is smaller.</summary>
    internal int Iterations(long initial, long items, int epochs)
    {
        int iterations = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            for (long seen = 0; seen < items; iterations++)
            {
                seen += Math.Min(Size(initial, iterations), items - seen);
            }
        }

        return iterations;
    }

    /// <summary>The size at an iteration of the phase, at most int.MaxValue / 64 items.</summary>
    public long Size(long initial, long iteration) =>
        (long)Math.Min(initial * Math.Pow(Factor, iteration / Every), Most);
}
