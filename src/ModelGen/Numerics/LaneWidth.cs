namespace ModelGen.Numerics;

/// <summary>How wide a vector the kernels use.</summary>
public enum LaneWidth
{
    /// <summary>The widest that the processor executes itself.</summary>
    Auto,

    /// <summary>One number at a time; available everywhere.</summary>
    Scalar,

    /// <summary>128-bit vectors: SSE, NEON.</summary>
    Bits128,

    /// <summary>256-bit vectors: AVX2.</summary>
    Bits256,

    /// <summary>512-bit vectors: AVX-512.</summary>
    Bits512,
}
