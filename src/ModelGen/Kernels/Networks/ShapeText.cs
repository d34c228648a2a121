namespace ModelGen.Kernels.Networks;

/// <summary>Shapes in messages.</summary>
internal static class ShapeText
{
    /// <summary>[28, 28, 1].</summary>
    public static string Of(IEnumerable<int> sizes) => $"[{string.Join(", ", sizes)}]";
}
