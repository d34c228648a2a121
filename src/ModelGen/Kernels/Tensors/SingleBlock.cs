namespace ModelGen.Kernels.Tensors;

/// <summary>What a register block of a product on one sample reads and writes: up to eight pixels, some vectors of output channels.</summary>
internal unsafe struct SingleBlock<T> where T : unmanaged
{
    /// <summary>Weights of the block's channels.</summary>
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

    /// <summary>What each channel begins with, whole vectors.</summary>
    public T* Start;

    /// <summary>Receives [pixel][channel], whole vectors.</summary>
    public T* Sums;

    /// <summary>What each pixel reads at its base.</summary>
    public T* X0, X1, X2, X3, X4, X5, X6, X7;
}
