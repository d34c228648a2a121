namespace ModelGen.Kernels.Networks;

/// <summary>Statistics over the batch: for each channel mean and reciprocal deviation, and in the reverse pass two means of adjoints.</summary>
/// <param name="Path">The layer.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Pixels">Pixels that each sample adds.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Momentum">The share of a batch in the running statistics; all of the first.</param>
/// <param name="Offset">Where its numbers begin among those of all statistics: [4][channel].</param>
/// <param name="MeanOffset">Where the running mean lies among the parameters.</param>
/// <param name="VarianceOffset">Where the running variance lies among the parameters.</param>
public sealed record BatchDescription(
    string Path, int Channels, int Pixels, double Epsilon, double Momentum, int Offset, int MeanOffset, int VarianceOffset);
