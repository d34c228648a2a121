namespace ModelGen.Kernels.Tensors;

/// <summary>
/// A convolution, its transpose or a dense layer: y[o, p] = b[o] + sum over taps k and channels c of the group of W[o][k][c] x[c, q], with
/// q = p stride - before + k dilation on each axis. A dense layer on a vector has no axes and one tap; one on a grid has a kernel as large as the grid.
/// </summary>
public sealed record ProductDescription
{
    /// <summary>Pixels of the input along each axis; none for a vector.</summary>
    public required IReadOnlyList<int> InputSizes { get; init; }

    /// <summary>Taps of the kernel along each axis.</summary>
    public required IReadOnlyList<int> Kernel { get; init; }

    /// <summary>Pixels of the input (of the output, where <see cref="IsTransposed"/>) from one place of the kernel to the next, along each axis.</summary>
    public required IReadOnlyList<int> Stride { get; init; }

    /// <summary>Pixels from one tap to the next along each axis.</summary>
    public required IReadOnlyList<int> Dilation { get; init; }

    /// <summary>How far the first place of the kernel reaches over the border, along each axis.</summary>
    public required IReadOnlyList<int> Before { get; init; }

    /// <summary>What is found beyond the border, along each axis.</summary>
    public required IReadOnlyList<Boundary> Boundaries { get; init; }

    /// <summary>Pixels of the output along each axis.</summary>
    public required IReadOnlyList<int> OutputSizes { get; init; }

    /// <summary>Channels of the input.</summary>
    public required int InputChannels { get; init; }

    /// <summary>Channels of the output.</summary>
    public required int OutputChannels { get; init; }

    /// <summary>Output channels of one group see the input channels of the same group only.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>
    /// The adjoint geometry: y[o, p] is the sum of W[o][k][c] x[c, q] over all q and k with q stride - before + k dilation = p. Periodic boundaries wrap p;
    /// the others drop what falls outside.
    /// </summary>
    public bool IsTransposed { get; init; }

    /// <summary>Where W begins in the parameters: [output channel][tap][input channel of the group].</summary>
    public required int WeightOffset { get; init; }

    /// <summary>Where b begins in the parameters; -1 where there is none.</summary>
    public int BiasOffset { get; init; } = -1;
}
