namespace ModelGen.CudaEmulator.Ptx;

/// <summary>One decoded instruction. Operands are places in a thread's frame of 64-bit numbers; constants have places too.</summary>
internal struct Instruction
{
    public Opcode Opcode;

    /// <summary>The predicate that guards it, or -1.</summary>
    public int Guard;

    /// <summary>Runs where the guard is false.</summary>
    public bool IsGuardNegated;

    /// <summary>The relation of a setp.</summary>
    public Relation Relation;

    /// <summary>The result.</summary>
    public int D;

    public int A;
    public int B;
    public int C;

    /// <summary>Where a branch goes, or the number of the function that is called.</summary>
    public int Target;

    /// <summary>Bytes that a memory operand adds to its address.</summary>
    public long Offset;

    /// <summary>Places of a vector's numbers, or of a call's arguments.</summary>
    public int[]? List;

    /// <summary>The line of the text, for messages.</summary>
    public int Line;
}
