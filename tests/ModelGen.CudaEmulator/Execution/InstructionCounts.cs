namespace ModelGen.CudaEmulator.Execution;

/// <summary>How often an instruction is executed, over all warps of a launch.</summary>
internal struct InstructionCounts
{
    /// <summary>Times that a warp issues it.</summary>
    public long Issued;

    /// <summary>Times that a thread executes it: 32 for each issue at most.</summary>
    public long Lanes;

    /// <summary>Rows of 32 banks of shared memory, or sectors of 32 bytes of global memory.</summary>
    public long Transfers;

    /// <summary>The fewest that would hold the words of each request.</summary>
    public long FewestTransfers;

    public static InstructionCounts operator +(InstructionCounts a, InstructionCounts b) => new()
    {
        Issued = a.Issued + b.Issued,
        Lanes = a.Lanes + b.Lanes,
        Transfers = a.Transfers + b.Transfers,
        FewestTransfers = a.FewestTransfers + b.FewestTransfers,
    };
}
