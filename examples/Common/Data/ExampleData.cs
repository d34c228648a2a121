namespace ModelGen.Examples.Data;

/// <summary>Data sets as the command line asks for them.</summary>
public static class ExampleData
{
    /// <summary>The set from the folder that the command line names, or solved with its threads, which the error stream tells about.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="set">What to solve.</param>
    /// <param name="count">Samples.</param>
    /// <param name="cancel">Ends it.</param>
    public static GridData Solved(this ExampleOptions options, SolvedSet set, int count, CancellationToken cancel) =>
        (set with { Threads = options.Threads ?? -1 }).Get(
            count, new DataCache(options.DataFolder), new SolvingProgress(set.GetType().Name, Console.Error), cancel);
}
