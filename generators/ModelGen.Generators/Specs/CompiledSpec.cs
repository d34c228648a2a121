namespace ModelGen.Generators.Specs;

/// <summary>What the generator knows of any declared class, whatever kind of model it is; every later stage reads nothing else.</summary>
/// <remarks>
/// The incremental pipeline caches it, so it has value equality and holds no Roslyn object: only strings, numbers (real ones as bits,
/// because 0.0 == -0.0), and equatable arrays of records like it. That holds for every spec of this folder, and a test walks them.
/// </remarks>
internal abstract record CompiledSpec
{
    public required TypeSpec Type { get; init; }

    public EquatableArray<LearnableSpec> Learnables { get; init; }

    public EquatableArray<CoefficientSpec> Coefficients { get; init; }

    /// <summary>Declarations that are wrong and get bodies that throw.</summary>
    public EquatableArray<UnreadableSpec> Unreadable { get; init; }

    /// <summary>The table of nodes that all of the above point into.</summary>
    public required GraphSpec Graph { get; init; }

    /// <summary>Whether an error was reported: members are written, and throw.</summary>
    public required bool HasErrors { get; init; }
}
