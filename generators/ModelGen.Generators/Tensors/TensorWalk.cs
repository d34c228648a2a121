using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Tensors;

/// <summary>What expressions read, and how they read other tensors instead.</summary>
internal static class TensorWalk
{
    /// <summary>The tensors that an expression reads.</summary>
    public static IEnumerable<TensorNode> Operands(TensorGraph graph, IrNode body) => IrWalk.Reachable([body])
        .Where(node => node.Leaf is { Kind: LeafKind.Element }).Select(node => graph[node.Leaf!.A]).Distinct();

    /// <summary>Every tensor that the roots need, operands first.</summary>
    public static List<TensorNode> Reachable(IEnumerable<TensorNode> roots)
    {
        var seen = new HashSet<TensorNode>();
        var stack = new Stack<TensorNode>(roots);
        while (stack.Count > 0)
        {
            TensorNode node = stack.Pop();
            if (seen.Add(node))
            {
                foreach (TensorNode operand in node.Operands)
                {
                    stack.Push(operand);
                }
            }
        }

        return [.. seen.OrderBy(node => node.Id)];
    }

    /// <summary>An expression with other leaves, perhaps in another graph.</summary>
    /// <param name="body">The expression.</param>
    /// <param name="to">The graph that it moves to.</param>
    /// <param name="leaf">What takes the place of a leaf that reads an element.</param>
    public static IrNode Moved(IrNode body, IrGraph to, Func<Leaf, IrNode> leaf)
    {
        var moved = new Dictionary<IrNode, IrNode>();
        foreach (IrNode node in IrWalk.Reachable([body]))
        {
            moved[node] = node.Leaf is { Kind: LeafKind.Element } element ? leaf(element)
                : node.Leaf is { } other ? to.Leaf(other)
                : node.IsConstant ? to.Constant(node.Number)
                : to.Rebuild(node, [.. node.Operands.Select(operand => moved[operand])]);
        }

        return moved[body];
    }
}
