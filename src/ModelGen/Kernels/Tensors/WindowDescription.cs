namespace ModelGen.Kernels.Tensors;

/// <summary>Windows of a grid, one for each output pixel, from p stride - before on; the same for every channel.</summary>
public sealed record WindowDescription
{
    /// <summary>Pixels of the input along each axis.</summary>
    public required IReadOnlyList<int> InputSizes { get; init; }

    /// <summary>Pixels of a window along each axis.</summary>
    public required IReadOnlyList<int> Window { get; init; }

    /// <summary>Pixels from one window to the next along each axis.</summary>
    public required IReadOnlyList<int> Stride { get; init; }

    /// <summary>How far the first window reaches over the border, along each axis.</summary>
    public required IReadOnlyList<int> Before { get; init; }

    /// <summary>What is found beyond the border, along each axis; with <see cref="Boundary.Zero"/> such places take no part.</summary>
    public required IReadOnlyList<Boundary> Boundaries { get; init; }

    /// <summary>Windows along each axis.</summary>
    public required IReadOnlyList<int> OutputSizes { get; init; }

    /// <summary>Channels of input and output.</summary>
    public required int Channels { get; init; }
}
