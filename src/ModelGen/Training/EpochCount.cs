namespace ModelGen.Training;

/// <summary>Which iterations of a phase end a visit of the whole data set, also where the batch grows on the way.</summary>
internal sealed class EpochCount
{
    // after how many iterations each epoch ends; null where all have the same length
    private readonly int[]? _ends;

    private EpochCount(int length, int[]? ends)
    {
        FirstLength = length;
        _ends = ends;
    }

    /// <summary>Iterations of the first epoch.</summary>
    public int FirstLength { get; }

    /// <summary>Counts the epochs of a phase.</summary>
    /// <param name="items">Of the data set.</param>
    /// <param name="batch">Items of an iteration, as the phase begins.</param>
    /// <param name="growth">How the batch grows; null for not at all.</param>
    /// <param name="epochs">Epochs of the phase; 0 where iterations are given.</param>
    /// <param name="iterations">Iterations of the phase, where no epochs are given.</param>
    public static EpochCount Of(long items, long batch, BatchGrowth? growth, int epochs, int iterations)
    {
        int length = (int)((items + batch - 1) / batch);
        if (growth is null)
        {
            return new EpochCount(length, ends: null);
        }

        List<int> ends = [];
        for (int iteration = 0; epochs > 0 ? ends.Count < epochs : ends.Count == 0 || ends[^1] < iterations; ends.Add(iteration))
        {
            // the last batch of an epoch is smaller
            for (long seen = 0; seen < items; iteration++)
            {
                seen += Math.Min(growth.Size(batch, iteration), items - seen);
            }
        }

        return new EpochCount(ends[0], [.. ends]);
    }

    /// <summary>After how many iterations an epoch ends.</summary>
    /// <param name="epoch">From 1.</param>
    public int End(int epoch) => _ends is null ? checked(epoch * FirstLength) : epoch <= _ends.Length ? _ends[epoch - 1] : int.MaxValue;

    /// <summary>Whole epochs after so many iterations.</summary>
    public int Done(long iteration)
    {
        if (_ends is null)
        {
            return (int)(iteration / FirstLength);
        }

        int place = Array.BinarySearch(_ends, (int)iteration);
        return place >= 0 ? place + 1 : ~place;
    }

    /// <summary>Epochs after so many iterations, with the part of the one that is not done.</summary>
    public double At(long iteration)
    {
        int done = Done(iteration);
        int start = done == 0 ? 0 : End(done);
        return _ends is null || done < _ends.Length ? done + (iteration - start) / (double)(End(done + 1) - start) : done;
    }

    /// <summary>Whether an iteration is the last of an epoch whose number is a multiple of a number.</summary>
    /// <param name="iteration">Iterations that are done, at least 1.</param>
    /// <param name="every">Epochs.</param>
    public bool IsEnd(int iteration, int every) => Done(iteration) is > 0 and int done && done % every == 0 && End(done) == iteration;

    /// <summary>Iterations until the next such end; at least 1.</summary>
    /// <param name="iteration">Iterations that are done.</param>
    /// <param name="every">Epochs.</param>
    public int Until(int iteration, int every)
    {
        long next = (Done(iteration) / every + 1L) * every;
        return next * FirstLength > int.MaxValue && _ends is null ? int.MaxValue : End((int)Math.Min(next, int.MaxValue)) - iteration;
    }
}
