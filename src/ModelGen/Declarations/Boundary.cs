namespace ModelGen;

/// <summary>What an operation on a grid finds where it reaches over the border of one axis.</summary>
public enum Boundary
{
    /// <summary>Nothing: products take zeros, maxima leave these places out.</summary>
    Zero,

    /// <summary>The other side: x[i + n] = x[i], as often as it takes.</summary>
    Periodic,

    /// <summary>The mirror image that does not repeat the edge: x[-1] = x[1], as numpy's 'reflect', as often as it takes.</summary>
    Reflect,

    /// <summary>The edge, repeated: x[-1] = x[0], as numpy's 'edge'.</summary>
    Replicate,
}
