using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators.Checks;

/// <summary>Which places of networks an expression reads at a point: not those in a branch that is not taken, nor those multiplied by 0.</summary>
internal static class ReadPlaces
{
    /// <summary>The nodes that depend on coordinates alone.</summary>
    public static HashSet<IrNode> Known(IEnumerable<IrNode> order)
    {
        var known = new HashSet<IrNode>();
        foreach (IrNode node in order.Where(node => node.Leaf is null or { Kind: LeafKind.Coordinate }))
        {
            if (node.Operands.All(known.Contains))
            {
                known.Add(node);
            }
        }

        return known;
    }

    /// <summary>The ids of the sites.</summary>
    public static HashSet<int> At(LowerModel model, IEnumerable<IrNode> roots, HashSet<IrNode> known, IReadOnlyDictionary<IrNode, Dual> values)
    {
        var sites = new HashSet<int>();
        var seen = new HashSet<IrNode>();
        var stack = new Stack<IrNode>(roots);
        while (stack.Count > 0)
        {
            IrNode node = stack.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            IEnumerable<IrNode> read = node.Operands;
            if (node.Leaf is { Kind: LeafKind.NetworkOutput, A: var site } && sites.Add(site))
            {
                read = model.Sites[site].Substitution.OfType<IrNode>();
            }
            else if (node.Operation is Select && known.Contains(node.Operands[0]) && known.Contains(node.Operands[1]))
            {
                read = [node.Operands[values[node.Operands[0]].Value > values[node.Operands[1]].Value ? 2 : 3]];
            }
            else if (node.Operation is Multiply && node.Operands.Any(factor => known.Contains(factor) && values[factor].Value == 0))
            {
                read = [];
            }

            foreach (IrNode operand in read)
            {
                stack.Push(operand);
            }
        }

        return sites;
    }
}
