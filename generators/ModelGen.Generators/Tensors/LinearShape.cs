using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tensors;

/// <summary>A linear map of constant weights: a sum of Kronecker products, one matrix for each axis, channels last.</summary>
internal sealed record LinearShape(EquatableArray<EquatableArray<AxisMapShape>> Terms)
{
    public int[] Outputs => [.. Terms[0].Select(axis => axis.Outputs)];
}
