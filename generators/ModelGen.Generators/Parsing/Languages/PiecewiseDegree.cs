using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Parsing.Languages;

/// <summary>The degree of a piecewise polynomial activation, above which all derivatives are zero almost everywhere.</summary>
internal static class PiecewiseDegree
{
    /// <summary>No piecewise polynomial: derivatives of every order.</summary>
    public const int Smooth = int.MaxValue;

    /// <summary>The degree in the argument; the table is in topological order, so one sweep suffices.</summary>
    public static int Of(GraphBuilder graph, int root)
    {
        var degrees = new Dictionary<int, long>();
        foreach (int id in graph.Reachable([root]).OrderBy(id => id))
        {
            NodeSpec node = graph[id];
            degrees[id] = Math.Min(Smooth, Degree(graph, node, [.. node.Operands.Select(operand => degrees[operand])]));
        }

        return (int)degrees[root];
    }

    private static long Degree(GraphBuilder graph, NodeSpec node, long[] x) => node.Operation switch
    {
        NodeSpec.Argument => 1,
        "add" or "sub" or "neg" => x.Max(),
        "mul" => x.Sum(),
        "div" when x[1] == 0 => x[0],
        "where" => Math.Max(x[2], x[3]),
        "sign" => 0,
        "pow" when graph[node.Operands[1]] is { Operation: NodeSpec.Const, Number: >= 0 and <= 64 } exponent
            && exponent.Number == Math.Round(exponent.Number) => x[0] * (long)exponent.Number,
        _ when x.All(degree => degree == 0) => 0,
        _ => OperationTable.ByName.TryGetValue(node.Operation, out Operation? operation) && operation.NonzeroDerivatives == 1 ? x.Max() : Smooth,
    };
}
