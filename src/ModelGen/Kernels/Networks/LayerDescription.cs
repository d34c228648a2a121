namespace ModelGen.Kernels.Networks;

/// <summary>A layer with a name.</summary>
/// <param name="Path">The calls through which it was reached.</param>
/// <param name="Sizes">The extents of what it gives, channels last.</param>
/// <param name="Parameters">Parameters that train.</param>
/// <param name="MultiplyAdds">Of one sample.</param>
public sealed record LayerDescription(string Path, IReadOnlyList<int> Sizes, long Parameters, long MultiplyAdds);
