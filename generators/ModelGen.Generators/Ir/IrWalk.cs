namespace ModelGen.Generators.Ir;

/// <summary>Orders and rewrites; none of them recurses over depth.</summary>
internal static class IrWalk
{
    /// <summary>Every node that the roots reach, operands first.</summary>
    public static List<IrNode> Reachable(IEnumerable<IrNode> roots, Func<IrNode, bool>? stopAt = null)
    {
        var seen = new HashSet<IrNode>();
        var stack = new Stack<IrNode>(roots);
        while (stack.Count > 0)
        {
            IrNode node = stack.Pop();
            if (seen.Add(node) && stopAt?.Invoke(node) != true)
            {
                foreach (IrNode operand in node.Operands)
                {
                    stack.Push(operand);
                }
            }
        }

        return [.. seen.OrderBy(node => node.Id)];
    }

    /// <summary>
    /// The roots with some nodes replaced; everything above a replacement is rebuilt and simplified. The replacement is asked for once a node:
    /// it may do much itself.
    /// </summary>
    public static IrNode[] Replace(IrGraph graph, IEnumerable<IrNode> roots, Func<IrNode, IrNode?> replacement)
    {
        IrNode[] from = roots.ToArray();
        var replaced = new Dictionary<IrNode, IrNode>();
        var others = new Dictionary<IrNode, IrNode>();
        bool IsReplaced(IrNode node)
        {
            if (replacement(node) is not { } other)
            {
                return false;
            }

            others.Add(node, other);
            return true;
        }

        foreach (IrNode node in Reachable(from, IsReplaced))
        {
            replaced[node] = others.TryGetValue(node, out IrNode? other) ? other : (node.Operands.All(operand => replaced[operand] == operand)
                ? node
                : graph.Rebuild(node, node.Operands.Select(operand => replaced[operand]).ToArray()));
        }

        return from.Select(root => replaced[root]).ToArray();
    }
}
