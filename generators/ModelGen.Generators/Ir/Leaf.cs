namespace ModelGen.Generators.Ir;

/// <summary>Where a leaf's value comes from.</summary>
internal enum LeafKind
{
    /// <summary>Coordinate number A, one value a point.</summary>
    Coordinate,

    /// <summary>Observed column number A, one value a point.</summary>
    Observed,

    /// <summary>Learnable scalar number A.</summary>
    Learnable,

    /// <summary>Run-time coefficient number A.</summary>
    Coefficient,

    /// <summary>Output B of network site A, jet coefficient Index.</summary>
    NetworkOutput,

    /// <summary>The argument of an activation, jet coefficient Index.</summary>
    Argument,

    /// <summary>The adjoint of output B of network site A, jet coefficient Index.</summary>
    OutputAdjoint,

    /// <summary>The adjoint of input B of network site A, jet coefficient Index.</summary>
    InputAdjoint,

    /// <summary>The adjoint of an activation's result, jet coefficient Index.</summary>
    ResultAdjoint,

    /// <summary>The adjoint of residual component A, given by the caller.</summary>
    Seed,

    /// <summary>An element of tensor A, read as <see cref="Tensors.Access"/> number B says.</summary>
    Element,

    /// <summary>The number of the element's channel.</summary>
    ChannelNumber,
}

/// <summary>A value that the graph reads and does not compute.</summary>
internal sealed record Leaf(LeafKind Kind, int A = 0, int B = 0, MultiIndex? Index = null)
{
    /// <summary>Whether the value is the same at every point.</summary>
    public bool IsUniform => Kind is LeafKind.Learnable or LeafKind.Coefficient;
}
