namespace ModelGen.CudaEmulator.Execution;

/// <summary>Who wrote and who read a 4-byte word last, and when: epochs are counted over all launches, one more at every barrier.</summary>
internal struct Shadow
{
    /// <summary>Zero where nobody has written.</summary>
    public long Written;
    public long Read;
    public int Writer;

    /// <summary>A thread, or <see cref="AccessRules.Several"/>.</summary>
    public int Reader;
}
