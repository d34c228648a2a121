using ModelGen.Generators.Ir;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Plans;

/// <summary>What happens to an element: a function over Argument leaves, which steps of any size call.</summary>
/// <param name="Number">Its number among the model's.</param>
/// <param name="Name">The layer that it was met in first.</param>
/// <param name="Body">The function.</param>
/// <param name="Accesses">How each argument is read.</param>
internal sealed record NetworkFunction(int Number, string Name, IrNode Body, IReadOnlyList<Access> Accesses)
{
    /// <summary>Whether rows of all channels are alike, so that they are walked through as one.</summary>
    public bool IsFlat => Accesses.All(access => access == Access.Element)
        && !IrWalk.Reachable([Body]).Any(node => node.Leaf is { Kind: LeafKind.ChannelNumber });
}
