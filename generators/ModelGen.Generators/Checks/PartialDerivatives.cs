using System.Collections.Concurrent;
using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Checks;

/// <summary>Partial derivatives of elementwise operations as numbers, from the expressions that the operations state.</summary>
internal static class PartialDerivatives
{
    private static readonly ConcurrentDictionary<Elementwise, IrNode[]> s_expressions = new();

    /// <summary>The derivative with respect to operand i where the operands are x and the result is y.</summary>
    public static double At(Elementwise operation, int i, double[] x, double y)
    {
        var values = new Dictionary<IrNode, double>();
        IrNode root = s_expressions.GetOrAdd(operation, Expressions)[i];
        foreach (IrNode node in IrWalk.Reachable([root]))
        {
            values[node] = node.Leaf is { } leaf ? leaf.A < x.Length ? x[leaf.A] : y
                : node.IsConstant ? node.Number
                : node.Operation!.Evaluate([.. node.Operands.Select(operand => values[operand])]);
        }

        return values[root];
    }

    private static IrNode[] Expressions(Elementwise operation)
    {
        var graph = new IrGraph();
        IrNode[] leaves = [.. Enumerable.Range(0, operation.Arity + 1).Select(a => graph.Leaf(new Leaf(LeafKind.Argument, a)))];
        IrNode[] operands = [.. leaves.Take(operation.Arity)];
        return [.. operands.Select((_, i) => operation.Partial(graph, i, operands, leaves[operation.Arity]))];
    }
}
