namespace ModelGen.Training;

/// <summary>Epochs of a phase from one of its iterations on, for schedules that count them.</summary>
/// <param name="count">The epochs of the phase.</param>
/// <param name="start">The iteration of the phase that counts as 0.</param>
internal sealed class EpochClock(EpochCount count, long start = 0)
{
    private readonly double _before = count.At(start);

    /// <summary>Epochs after so many iterations.</summary>
    public double At(long iteration) => count.At(start + iteration) - _before;

    /// <summary>Iterations that epochs take, from the start of the clock on, which is the end of an epoch.</summary>
    /// <param name="epochs">At least 1.</param>
    public int IterationsOf(int epochs) => (int)(count.End(count.Done(start) + epochs) - start);

    /// <summary>The same epochs, with another iteration as 0.</summary>
    public EpochClock From(long iteration) => new(count, start + iteration);
}
