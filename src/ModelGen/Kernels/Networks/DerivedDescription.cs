using ModelGen.Kernels.Tensors;

namespace ModelGen.Kernels.Networks;

/// <summary>
/// Numbers that are computed from a parameter before a pass, and lie behind all parameters: never saved, not seen by optimisers. Their gradient goes back to
/// the parameter.
/// </summary>
/// <param name="Path">What they are.</param>
/// <param name="Source">Where the parameter begins.</param>
/// <param name="Offset">Where they begin.</param>
/// <param name="Map">What makes them of the parameter.</param>
public sealed record DerivedDescription(string Path, int Source, int Offset, DerivedMap Map);
