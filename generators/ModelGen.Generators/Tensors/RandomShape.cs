namespace ModelGen.Generators.Tensors;

/// <summary>A stream of random numbers, named by the layer that draws them.</summary>
internal sealed record RandomShape(string Path, bool IsNormal);
