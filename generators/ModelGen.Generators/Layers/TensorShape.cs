namespace ModelGen.Generators.Layers;

/// <summary>A declared tensor while it is read: its node, its extents, channels last, and what lies beyond the borders of each axis of the grid.</summary>
internal sealed record TensorShape(int Node, int[] Sizes, int[] Boundaries)
{
    public int Channels => Sizes[Sizes.Length - 1];

    /// <summary>The axes of the grid.</summary>
    public int[] Grid => [.. Sizes.Take(Sizes.Length - 1)];

    public int Length => Sizes.Aggregate(1, (length, extent) => length * extent);

    /// <summary>[28, 28, 1].</summary>
    public string Text => TextOf(Sizes);

    public static string TextOf(IEnumerable<int> sizes) => "[" + string.Join(", ", sizes) + "]";
}
