namespace ModelGen.Kernels.Networks;

/// <summary>A stream of random numbers.</summary>
/// <param name="Path">The layer that draws them.</param>
/// <param name="IsNormal">Whether they are standard normal; else uniform in [0, 1).</param>
public sealed record RandomDescription(string Path, bool IsNormal);
