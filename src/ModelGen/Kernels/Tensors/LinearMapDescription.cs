namespace ModelGen.Kernels.Tensors;

/// <summary>A linear map of constant weights between tensors: a sum of products of maps along the axes.</summary>
/// <param name="Terms">The terms; each has one map for each axis of [d..., channels], channels included. All have the same sizes.</param>
public sealed record LinearMapDescription(IReadOnlyList<IReadOnlyList<AxisMap>> Terms);
