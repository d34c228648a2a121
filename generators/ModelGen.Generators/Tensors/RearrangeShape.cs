using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tensors;

/// <summary>Elements in another order: axes of a tensor permuted, then read as another shape; channels last in both.</summary>
internal sealed record RearrangeShape(EquatableArray<int> Inputs, EquatableArray<int> Axes, EquatableArray<int> Outputs)
{
    /// <summary>Whether the numbers stay in their order, [pixel][channel], and only their shape is another.</summary>
    public bool KeepsOrder => Axes.SequenceEqual(Enumerable.Range(0, Axes.Count));
}
