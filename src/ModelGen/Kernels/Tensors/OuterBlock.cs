namespace ModelGen.Kernels.Tensors;

/// <summary>What a register block of outer products reads and adds to: some rows of zBar, up to three vectors of transposed x.</summary>
internal unsafe struct OuterBlock<T> where T : unmanaged
{
    /// <summary>The first row of zBar at the first pixel.</summary>
    public T* Z;

    /// <summary>Numbers from one row of zBar to the next.</summary>
    public nint ZStep;

    /// <summary>Numbers of zBar from behind the samples of a pixel to the next pixel's.</summary>
    public nint ZSkip;

    /// <summary>Squares of x, [sample][column], of the first pixel.</summary>
    public T* X0, X1, X2;

    /// <summary>Numbers of x from behind a square to the next pixel's.</summary>
    public nint XSkip;

    /// <summary>How many pixels; at least 1.</summary>
    public int Pixels;

    /// <summary>The gradient of the first row, for each vector.</summary>
    public T* Y0, Y1, Y2;

    /// <summary>Numbers from one row of the gradient to the next.</summary>
    public nint YStep;
}
