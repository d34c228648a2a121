namespace ModelGen.Training;

/// <summary>
/// The mini-batch (or, without one, the number of items) is multiplied by a factor at intervals: less noise without a smaller
/// rate. Smith et al. 2018, "Don't decay the learning rate, increase the batch size".
/// </summary>
/// <param name="Factor">Above 1.</param>
/// <param name="Every">Iterations from one growth to the next; 0 where they are epochs.</param>
public sealed record BatchGrowth(double Factor, int Every)
{
    private const int Most = int.MaxValue / 64;

    // the iterations that it grows at, where epochs were given and are counted
    private int[]? _starts;

    /// <summary>Epochs from one growth to the next; 0 where iterations are given.</summary>
    public int EveryEpochs { get; internal init; }

    /// <summary>The size at an iteration of the phase, at most int.MaxValue / 64 items.</summary>
    public long Size(long initial, long iteration) => Grown(initial, Growths(iteration));

    /// <summary>Whether the batch grows at an iteration that is not the phase's first.</summary>
    internal bool GrowsAt(int iteration) => _starts is null ? iteration % Every == 0 : Array.BinarySearch(_starts, iteration) >= 0;

    /// <summary>Iterations until it grows; at least 1.</summary>
    internal int UntilGrowth(int iteration)
    {
        if (_starts is null)
        {
            return Every - iteration % Every;
        }

        int done = (int)Growths(iteration);
        return done < _starts.Length ? _starts[done] - iteration : int.MaxValue;
    }

    /// <summary>The same with its epochs counted as iterations, until a batch is the whole data set.</summary>
    /// <param name="initial">Items of the first batch.</param>
    /// <param name="items">Of the data set.</param>
    internal BatchGrowth Counted(long initial, long items)
    {
        if (EveryEpochs == 0)
        {
            return this;
        }

        List<int> starts = [];
        long iteration = 0;
        for (long size = initial; size < items; size = Grown(initial, starts.Count))
        {
            iteration += EveryEpochs * ((items + size - 1) / size);
            if (iteration > int.MaxValue)
            {
                break;
            }

            starts.Add((int)iteration);
        }

        return this with { _starts = [.. starts] };
    }

    private long Growths(long iteration)
    {
        if (_starts is null)
        {
            return iteration / Every;
        }

        int place = Array.BinarySearch(_starts, (int)Math.Min(iteration, int.MaxValue));
        return place >= 0 ? place + 1 : ~place;
    }

    private long Grown(long initial, long growths) => (long)Math.Min(initial * Math.Pow(Factor, growths), Most);
}
