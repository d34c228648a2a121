using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Transforms;

/// <summary>The terms of an equation, of which its residual is the sum: what the residual is small or large beside.</summary>
internal static class EquationTerms
{
    /// <summary>The terms of a component; a factor that a sum is multiplied by belongs to each of them.</summary>
    public static IReadOnlyList<IrNode> Of(IrGraph graph, IrNode component)
    {
        var terms = new List<IrNode>();
        var open = new Stack<(IrNode Node, IrNode Factor)>([(component, graph.One)]);
        while (open.Count > 0)
        {
            (IrNode node, IrNode factor) = open.Pop();
            if (node.Is<Add>())
            {
                open.Push((node.Operands[1], factor));
                open.Push((node.Operands[0], factor));
            }
            else if (node.Is<Negate>())
            {
                open.Push((node.Operands[0], factor));
            }
            else if (node.Is<Multiply>() && node.Operands.FirstOrDefault(IsSum) is { } sum)
            {
                open.Push((sum, graph.Multiply(factor, node.Operands[0] == sum ? node.Operands[1] : node.Operands[0])));
            }
            else
            {
                terms.Add(graph.Multiply(factor, node));
            }
        }

        return terms;
    }

    /// <summary>The sum of the terms' magnitudes.</summary>
    public static IrNode Size(IrGraph graph, IEnumerable<IrNode> terms) => graph.Sum(terms.Select(term => graph.Apply(Abs.Instance, term)));

    private static bool IsSum(IrNode node) => node.Is<Add>() || (node.Is<Negate>() && node.Operands[0].Is<Add>());
}
