namespace ModelGen.Kernels.Tensors;

/// <summary>What a register block of dot products over pixels and samples reads: some rows of zBar, up to three rows of x, shifted.</summary>
internal unsafe struct DotBlock<T> where T : unmanaged
{
    /// <summary>The first row of zBar.</summary>
    public T* Z;

    /// <summary>Numbers from one row of zBar to the next.</summary>
    public nint ZStep;

    /// <summary>The rows of x.</summary>
    public T* X0, X1, X2;

    /// <summary>The pairs of pixels that are summed over.</summary>
    public PixelRun* Runs;

    /// <summary>At least 1.</summary>
    public int RunCount;

    /// <summary>Numbers of a pixel: one for each sample.</summary>
    public nint Pixel;

    /// <summary>Receives [row][column]; zeroed, rounded up to a multiple of four numbers.</summary>
    public T* Sums;
}
