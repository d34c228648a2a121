using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>Tells real from complex nodes of the declared graph.</summary>
internal static class ComplexNodes
{
    /// <summary>Whether the node's value can have an imaginary part; the table is in topological order, so one sweep suffices.</summary>
    public static bool IsComplex(GraphBuilder graph, int root)
    {
        var complex = new Dictionary<int, bool>();
        foreach (int id in graph.Reachable([root]).OrderBy(id => id))
        {
            NodeSpec node = graph[id];
            complex[id] = node.Operation switch
            {
                NodeSpec.ComplexField => true,
                NodeSpec.Derivative or NodeSpec.At => complex[node.Operands[0]],
                _ => OperationTable.ByName.TryGetValue(node.Operation, out Operation? operation)
                    && operation.IsComplex([.. node.Operands.Select(operand => complex[operand])]),
            };
        }

        return complex[root];
    }
}
