using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tensors;

/// <summary>A linear map of constant weights: a sum of Kronecker products, one matrix for each axis, channels last.</summary>
internal sealed record LinearShape(EquatableArray<EquatableArray<AxisMapShape>> Terms)
{
    public int[] Outputs => [.. Terms[0].Select(axis => axis.Outputs)];

    /// <summary>Multiply-adds of one sample where the map is one dense matrix along an axis; else it is sparse, and 0.</summary>
    public long MultiplyAdds
    {
        get
        {
            AxisMapShape[] matrices = Terms.Count > 1 ? [] : [.. Terms[0].Where(axis => axis.Factory != "Identity")];
            return matrices.Length == 1 && matrices[0].IsDense ? Outputs.Aggregate(1L, (product, extent) => product * extent) * matrices[0].Inputs : 0;
        }
    }
}
