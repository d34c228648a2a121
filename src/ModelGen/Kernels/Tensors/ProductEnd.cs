namespace ModelGen.Kernels.Tensors;

/// <summary>What becomes of the sums of a product.</summary>
internal enum ProductEnd
{
    /// <summary>They are stored.</summary>
    Store,

    /// <summary>They are added to the target.</summary>
    Add,

    /// <summary>They are stored where they are positive, else 0.</summary>
    Relu,
}
