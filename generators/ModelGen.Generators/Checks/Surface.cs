using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>Where two values are equal and something changes over: the condition of a selection, or the zero of an Abs or a Sign (B is null).</summary>
internal readonly record struct Surface(IrNode A, IrNode? B)
{
    /// <summary>The surfaces within an expression, places of networks included.</summary>
    public static IEnumerable<Surface> Of(LowerModel model, IrNode root) =>
        [.. Probe.Order(model, [root]).Select(Of).OfType<Surface>().Distinct()];

    /// <summary>Whether the node changes over here, and if it does, whether it takes the greater branch where A is greater.</summary>
    public bool Splits(IrNode node, out bool isReversed)
    {
        isReversed = node.Operation is Select && B is not null && node.Operands[0] == B && node.Operands[1] == A;
        return isReversed || Of(node) == this;
    }

    private static Surface? Of(IrNode node) => node.Operation switch
    {
        // the other way round it is the same surface
        Select => node.Operands[0].Id < node.Operands[1].Id ? new Surface(node.Operands[0], node.Operands[1]) : new Surface(node.Operands[1], node.Operands[0]),
        Abs or Sign => new Surface(node.Operands[0], null),
        _ => null,
    };
}
