using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>Tells real from complex nodes of the declared graph.</summary>
internal static class ComplexNodes
{
    /// <summary>Whether the node's value can have an imaginary part; walks the graph without recursion.</summary>
    public static bool IsComplex(GraphBuilder graph, int root)
    {
        var stack = new Stack<int>([root]);
        var seen = new HashSet<int>();
        while (stack.Count > 0)
        {
            int id = stack.Pop();
            if (!seen.Add(id))
            {
                continue;
            }

            NodeSpec node = graph[id];
            switch (node.Operation)
            {
                case NodeSpec.ComplexField or "i" or "complex":
                    return true;
                case "re" or "im" or "abs" or "abs2" or "arg":
                    break;
                case NodeSpec.Derivative or NodeSpec.At:
                    stack.Push(node.Operands[0]);
                    break;
                case "where":
                    stack.Push(node.Operands[2]);
                    stack.Push(node.Operands[3]);
                    break;
                default:
                    foreach (int operand in node.Operands)
                    {
                        stack.Push(operand);
                    }

                    break;
            }
        }

        return false;
    }
}
