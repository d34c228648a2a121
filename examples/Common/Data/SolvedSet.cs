namespace ModelGen.Examples.Data;

/// <summary>
/// A data set made by a solver, and kept on disk. A sample is a function of seed and index, so that the values are the same to the bit on any number of
/// threads, and a larger set begins with the smaller one.
/// </summary>
public abstract record SolvedSet
{
    /// <summary>Seed of the random functions.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads to use at most; -1 for as many as there are.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>The set: from its file, or solved and written to it.</summary>
    /// <param name="count">Samples, with the indices 0 to count - 1.</param>
    /// <param name="cache">Where the files are.</param>
    /// <param name="progress">Receives the fraction done, from 0 to 1, after every sample that is solved, from any of the threads.</param>
    /// <param name="cancel">Ends it; no file is written then.</param>
    /// <returns>[sample, ..], of the extents that the set names.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample, or a setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public GridData Get(int count, DataCache cache, IProgress<double>? progress = null, CancellationToken cancel = default) =>
        cache.GetOrMake(Key(count), () => Solve(count, progress, cancel));

    /// <summary>Everything that the values depend on.</summary>
    /// <param name="count">Samples.</param>
    public abstract DataKey Key(int count);

    /// <summary>Solves, whether there is a file or not.</summary>
    /// <inheritdoc cref="Get"/>
    public abstract GridData Solve(int count, IProgress<double>? progress = null, CancellationToken cancel = default);

    /// <summary>first, first + interval, ..: the times of frames.</summary>
    private protected static double[] Times(int frames, double interval, double first = 0) =>
        [.. Enumerable.Range(0, frames).Select(frame => first + frame * interval)];
}
