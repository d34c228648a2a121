using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// An activation on the jets of one site: results from arguments, what is kept for the reverse pass, and the reverse pass itself, which also
/// replays the results (nothing transcendental in them) because the weight gradient needs them and keeping them would double the memory.
/// </summary>
internal sealed class ActivationPlan
{
    /// <summary>The emitted methods' common name.</summary>
    public required string Name { get; init; }

    /// <summary>All coefficients of the site, in planes.</summary>
    public required IReadOnlyList<MultiIndex> Coefficients { get; init; }

    /// <summary>Bit c is set where the argument's coefficient c is not identically zero.</summary>
    public required ulong ArgumentPlanes { get; init; }

    /// <summary>[coefficient]: results in terms of arguments.</summary>
    public required IrNode[] Results { get; init; }

    /// <summary>
    /// What is kept: plane c holds argument c, except that plane 0 holds <see cref="Kept"/>[0] if the argument itself is not needed; further ones follow.
    /// </summary>
    public required IReadOnlyList<IrNode> Kept { get; init; }

    /// <summary>Whether plane 0 goes on holding the argument's value.</summary>
    public required bool KeepsArgument { get; init; }

    /// <summary>Planes of a layer's kept values.</summary>
    public int KeptPlanes => Coefficients.Count + (KeepsArgument ? Kept.Count : Math.Max(0, Kept.Count - 1));

    /// <summary>[coefficient]: the argument's adjoints in terms of what is kept and the results' adjoints; null where the argument is zero.</summary>
    public required IrNode?[] ArgumentAdjoints { get; init; }

    /// <summary>Adjoints of learnables that a functional's factors contain.</summary>
    public required IReadOnlyDictionary<int, IrNode> LearnableAdjoints { get; init; }

    /// <summary>The plane that holds kept value i.</summary>
    public int KeptPlane(int i) => KeepsArgument ? Coefficients.Count + i : i == 0 ? 0 : Coefficients.Count + i - 1;
}
