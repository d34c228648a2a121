using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Checks;

/// <summary>Walks of the declared graph.</summary>
internal static class DeclaredWalk
{
    /// <summary>Every node below the root, and the root, in the order of the table.</summary>
    public static IEnumerable<int> Reachable(IReadOnlyList<NodeSpec> nodes, int root)
    {
        var seen = new SortedSet<int>();
        var stack = new Stack<int>([root]);
        while (stack.Count > 0)
        {
            int id = stack.Pop();
            foreach (int operand in seen.Add(id) ? nodes[id].Operands : EquatableArray<int>.Empty)
            {
                stack.Push(operand);
            }
        }

        return seen;
    }
}
