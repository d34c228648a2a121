namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Elements of a tensor in another order, each read once: its axes permuted, then its elements, in the order of channels last, read as another shape.
/// </summary>
public sealed record RearrangeDescription
{
    /// <summary>Sizes of the input [d..., channels]; at least the channels.</summary>
    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>Axis i of the permuted tensor is axis Axes[i] of the input; the channels are the last axis of both.</summary>
    public required IReadOnlyList<int> Axes { get; init; }

    /// <summary>Channels of the output: the last of its sizes. Null where the shape is the permuted one.</summary>
    public int? OutputChannels { get; init; }
}
