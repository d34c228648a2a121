using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tensors;

/// <summary>A named run of numbers of the model.</summary>
internal sealed record ParameterShape(string Path, EquatableArray<int> Shape)
{
    /// <summary>A member of ModelGen.Initializer; null where every number is <see cref="Initial"/>.</summary>
    public string? Initializer { get; init; }

    public double Initial { get; init; }

    /// <summary>The standard deviation of normal numbers; 0 for none.</summary>
    public double Deviation { get; init; }

    public int FanIn { get; init; }

    public int FanOut { get; init; }

    public bool ReadsInputs { get; init; }

    public bool IsTrained { get; init; } = true;

    /// <summary>Whether it holds what was computed for points, and is not saved.</summary>
    public PointRole Points { get; init; }

    public int Length => Shape.Aggregate(1, (length, extent) => length * extent);
}
