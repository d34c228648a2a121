namespace ModelGen.Kernels.Tensors;

/// <summary>What a register block of a product reads and writes: some rows of one panel, up to three vectors.</summary>
internal unsafe struct ProductBlock<T> where T : unmanaged
{
    /// <summary>Weights of the block's rows.</summary>
    public T* Panel;

    /// <summary>What the inner loop runs over: taps, or channels where there is one tap.</summary>
    public Tap* Taps;

    /// <summary>At least 1, unless <see cref="Outer"/> is 0.</summary>
    public int TapCount;

    /// <summary>Numbers of the panel from one index of a tap to the next.</summary>
    public nint TapStep;

    /// <summary>Rounds of the outer loop.</summary>
    public int Outer;

    /// <summary>Numbers of the panel from one round to the next.</summary>
    public nint PanelStep;

    /// <summary>Numbers of the source from one round to the next.</summary>
    public nint SourceStep;

    /// <summary>Numbers of a pixel: one for each sample.</summary>
    public nint Pixel;

    /// <summary>What each row begins with.</summary>
    public T* Start;

    /// <summary>Numbers from one row of the target to the next.</summary>
    public nint TargetStep;

    /// <summary>What becomes of the sums.</summary>
    public ProductEnd End;

    /// <summary>The vectors that are read at the base, and where the first row of each is written.</summary>
    public T* X0, X1, X2, Y0, Y1, Y2;
}
