namespace ModelGen.CudaEmulator.Execution;

/// <summary>
/// The rules of memory on a GPU, where nothing but a barrier orders what the threads of a group do, and nothing but the end of a launch what groups do: a word
/// that one thread writes is not touched by another before the next barrier, nor by another group in the same launch, and is not read before it is written.
/// </summary>
internal sealed class AccessRules
{
    public const int Several = -2;

    private long _groupStart;
    private long _launchStart;

    /// <summary>Now; starts at one, since zero means never.</summary>
    public long Epoch { get; private set; } = 1;

    public void StartLaunch() => _launchStart = ++Epoch;

    public void StartGroup() => _groupStart = ++Epoch;

    public void PassBarrier() => Epoch++;

    /// <summary>What is wrong with a thread reading a word, or null.</summary>
    public string? Load(ref Shadow word, int thread)
    {
        if (word.Written == 0)
        {
            return "reads what nobody has written";
        }

        if (word.Written == Epoch && word.Writer != thread)
        {
            return $"reads what thread {word.Writer} writes before the same barrier";
        }

        if (IsOfOtherGroup(word.Written))
        {
            return "reads what another group writes in the same launch";
        }

        word.Reader = word.Read == Epoch && word.Reader != thread ? Several : thread;
        word.Read = Epoch;
        return null;
    }

    /// <summary>What is wrong with a thread writing a word, or null.</summary>
    public string? Store(ref Shadow word, int thread)
    {
        if (word.Written == Epoch && word.Writer != thread)
        {
            return $"writes what thread {word.Writer} writes before the same barrier";
        }

        if (word.Read == Epoch && word.Reader != thread)
        {
            return "writes what another thread reads before the same barrier";
        }

        if (IsOfOtherGroup(word.Written) || IsOfOtherGroup(word.Read))
        {
            return "writes what another group touches in the same launch";
        }

        word.Written = Epoch;
        word.Writer = thread;
        return null;
    }

    private bool IsOfOtherGroup(long epoch) => epoch >= _launchStart && epoch < _groupStart;
}
