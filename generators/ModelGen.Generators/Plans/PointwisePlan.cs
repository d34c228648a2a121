using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Plans;

/// <summary>
/// A pointwise function of vectors on the jets of one site: results from arguments, what is kept for the reverse pass, and the reverse pass
/// itself, which can also replay the results (nothing transcendental in them) because the weight gradient needs them and keeping them would
/// double the memory.
/// </summary>
internal sealed class PointwisePlan
{
    /// <summary>Its number among the model's.</summary>
    public required int Number { get; init; }

    /// <summary>The layers' name.</summary>
    public required string Name { get; init; }

    /// <summary>All coefficients of the site, in planes.</summary>
    public required JetSet Jets { get; init; }

    /// <summary>[argument]: bit c is set where the argument's coefficient c is not identically zero.</summary>
    public required IReadOnlyList<ulong> ArgumentPlanes { get; init; }

    /// <summary>[coefficient]: results in terms of arguments.</summary>
    public required IrNode[] Results { get; init; }

    /// <summary>
    /// The argument whose memory also holds what is kept, because nothing else reads it; -1 where all arguments are read elsewhere, and what is
    /// kept has memory of its own.
    /// </summary>
    public required int Owner { get; init; }

    /// <summary>What is kept beside the arguments.</summary>
    public required IReadOnlyList<IrNode> Kept { get; init; }

    /// <summary>Whether plane 0 of the owner goes on holding the argument's value; else <see cref="Kept"/>[0] takes its place.</summary>
    public required bool KeepsArgument { get; init; }

    /// <summary>[argument][coefficient]: the argument's adjoints in terms of what is kept and the results' adjoints; null where the argument is zero.</summary>
    public required IrNode?[][] ArgumentAdjoints { get; init; }

    /// <summary>Adjoints of learnables that the body or a functional's factors contain.</summary>
    public required IReadOnlyDictionary<int, IrNode> LearnableAdjoints { get; init; }

    /// <summary>Planes of the owner's memory, or of the memory for what is kept.</summary>
    public int KeptPlanes => Owner < 0 ? Kept.Count : Jets.Count + (KeepsArgument ? Kept.Count : Math.Max(0, Kept.Count - 1));

    /// <summary>The plane that holds kept value i.</summary>
    public int KeptPlane(int i) => Owner < 0 ? i : KeepsArgument ? Jets.Count + i : i == 0 ? 0 : Jets.Count + i - 1;

    /// <summary>Bit c is set where the result's coefficient c is not identically zero; the value always counts.</summary>
    public ulong ResultPlanes => Jets.Where(c => c == 0 || !Results[c].IsZero);

    /// <summary>Every root of the reverse pass, with the results.</summary>
    public IEnumerable<IrNode> Roots =>
        Results.Concat(Kept).Concat(ArgumentAdjoints.SelectMany(bars => bars).Where(bar => bar is not null).Select(bar => bar!))
            .Concat(LearnableAdjoints.Values);

    /// <summary>Whether something that it reads differs from point to point beside its arguments, so that its loop must know its point.</summary>
    public bool KnowsPoint => IrWalk.Reachable(Results).Any(node => node.Leaf is { Kind: LeafKind.Coordinate or LeafKind.Observed or LeafKind.Learnable });
}
