using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>The degree of a piecewise polynomial activation, above which all derivatives are zero almost everywhere.</summary>
internal static class PiecewiseDegree
{
    /// <summary>The degree in the argument, or <see cref="Operation.Smooth"/>; the table is in topological order, so one sweep suffices.</summary>
    public static int Of(GraphBuilder graph, int root)
    {
        var degrees = new Dictionary<int, long>();
        foreach (int id in graph.Reachable([root]).OrderBy(id => id))
        {
            degrees[id] = Math.Min(Operation.Smooth, Degree(graph, graph[id], degrees));
        }

        return (int)degrees[root];
    }

    private static long Degree(GraphBuilder graph, NodeSpec node, Dictionary<int, long> degrees)
    {
        if (node.Operation == NodeSpec.Argument)
        {
            return 1;
        }

        if (!OperationTable.ByName.TryGetValue(node.Operation, out Operation? operation))
        {
            return node.Operands.Count == 0 ? 0 : Operation.Smooth;
        }

        return operation.Degree(
            [.. node.Operands.Select(operand => degrees[operand])],
            [.. node.Operands.Select(operand => graph[operand] is { Operation: NodeSpec.Const, Number: var number } ? number : (double?)null)]);
    }
}
