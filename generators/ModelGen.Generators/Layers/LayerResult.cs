namespace ModelGen.Generators.Layers;

/// <summary>What a layer gives: a tensor, or a scalar where it has no sizes.</summary>
internal sealed record LayerResult(int Node, int[]? Sizes, int[] Boundaries);
