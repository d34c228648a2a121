namespace ModelGen.Generators.Layers;

/// <summary>A declared label while it is read: how many classes, and the grid that has one at every pixel.</summary>
internal sealed record LabelShape(int Node, int Classes, int[] Sizes);
