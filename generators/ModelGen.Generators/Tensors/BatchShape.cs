namespace ModelGen.Generators.Tensors;

/// <summary>Statistics over the batch, for each channel: their place among the batch's numbers, and the running statistics that they move.</summary>
/// <param name="Path">The layer.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Pixels">Pixels that a sample adds.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Momentum">The share of a batch in the running statistics.</param>
internal sealed record BatchShape(string Path, int Channels, int Pixels, double Epsilon, double Momentum);
