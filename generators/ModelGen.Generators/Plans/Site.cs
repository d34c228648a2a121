using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Plans;

/// <summary>
/// A place where a network is evaluated: the network, and for each coordinate the expression that At puts in its place, or null.
/// Jet coefficients are taken with respect to the coordinates before the substitution, then moved to the place.
/// </summary>
internal sealed record Site(int Id, int Network, IReadOnlyList<IrNode?> Substitution)
{
    public bool IsPlain => Substitution.All(expression => expression is null);

    /// <summary>Whether derivatives simply add to the index: every substituted value is free of coordinates.</summary>
    public bool IsFixed { get; init; } = true;
}
