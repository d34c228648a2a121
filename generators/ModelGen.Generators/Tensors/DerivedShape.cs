namespace ModelGen.Generators.Tensors;

/// <summary>
/// Numbers that are computed from a parameter before a pass by a constant linear map, W = M w, and whose gradient goes back the same way: weights with a
/// structure of their own. Products read them as their weights; they are never saved, and optimisers do not see them.
/// </summary>
/// <param name="Path">Their name, for products.</param>
/// <param name="Source">The path of the parameter.</param>
/// <param name="Length">How many numbers.</param>
/// <param name="Map">The call that builds the map in the library, such as <c>DerivedMap.Repeat(8, 4)</c>.</param>
internal sealed record DerivedShape(string Path, string Source, int Length, string Map);
