namespace ModelGen.Numerics;

/// <summary>The width of the lanes that a model's kernels compute with.</summary>
public enum LaneWidth
{
    /// <summary>The widest lanes that the hardware accelerates.</summary>
    Auto,

    /// <summary>One number at a time.</summary>
    Scalar,

    /// <summary>128-bit vectors.</summary>
    Vector128,

    /// <summary>256-bit vectors.</summary>
    Vector256,

    /// <summary>512-bit vectors.</summary>
    Vector512,
}
