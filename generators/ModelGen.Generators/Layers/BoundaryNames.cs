namespace ModelGen.Generators.Layers;

/// <summary>The members of ModelGen.Boundary in order.</summary>
internal static class BoundaryNames
{
    public const int Zero = 0;
    public const int Periodic = 1;

    public static string Of(TensorShape x) => string.Join(", ", x.Boundaries.Select(boundary => All[boundary]));

    public static readonly IReadOnlyList<string> All = ["Zero", "Periodic", "Reflect", "Replicate"];
}
