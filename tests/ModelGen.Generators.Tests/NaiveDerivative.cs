using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Tests;

/// <summary>
/// One first derivative at a time by the chain rule, nested for higher orders: no multi-indices, no Leibniz, no memory of lower
/// orders. Slow, and independent of the recurrences that it checks.
/// </summary>
internal sealed class NaiveDerivative(IrGraph graph, Func<Leaf, int, IrNode> leafDerivative)
{
    public IrNode Of(IrNode root, params int[] coordinates) => coordinates.Aggregate(root, First);

    private IrNode First(IrNode root, int coordinate)
    {
        var slopes = new Dictionary<IrNode, IrNode>();
        return Slope(root);

        IrNode Slope(IrNode node)
        {
            if (!slopes.TryGetValue(node, out IrNode? slope))
            {
                slopes[node] = slope = Rule(node, node.Operands);
            }

            return slope;
        }

        IrNode Rule(IrNode node, IrNode[] x) => node.Operation switch
        {
            null => node.Leaf is { } leaf ? leafDerivative(leaf, coordinate) : graph.Zero,
            Add => graph.Add(Slope(x[0]), Slope(x[1])),
            Negate => graph.Negate(Slope(x[0])),
            Multiply => graph.Add(graph.Multiply(Slope(x[0]), x[1]), graph.Multiply(x[0], Slope(x[1]))),
            Select => graph.Select(x[0], x[1], Slope(x[2]), Slope(x[3])),
            Elementwise elementwise => graph.Sum(x.Select((operand, j) =>
                Slope(operand) is { IsZero: false } slope ? graph.Multiply(elementwise.Partial(graph, j, x, node), slope) : graph.Zero)),
            _ => throw new InvalidOperationException(node.Operation.Name),
        };
    }
}
