namespace ModelGen.Generators.Tensors;

/// <summary>How a pointwise function reads an operand.</summary>
internal enum Access
{
    /// <summary>The element itself.</summary>
    Element,

    /// <summary>The only number of a sample.</summary>
    Sample,

    /// <summary>One number a channel.</summary>
    Channel,

    /// <summary>One number a pixel.</summary>
    Pixel,

    /// <summary>One number a channel, the same for all samples: the first half of what a batch step gave.</summary>
    BatchFirst,

    /// <summary>The second half.</summary>
    BatchSecond,
}
