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
        var open = new Stack<IrNode>([component]);
        while (open.Count > 0)
        {
            IrNode node = open.Pop();
            if (node.Is<Add>() || node.Is<Negate>())
            {
                foreach (IrNode operand in node.Operands)
                {
                    open.Push(operand);
                }
            }
            else if (node.Is<Multiply>() && Factors(node) is var factors && factors.FindIndex(IsSum) is >= 0 and var sum)
            {
                IrNode others = graph.One;
                for (int f = 0; f < factors.Count; f++)
                {
                    others = f == sum ? others : graph.Multiply(others, factors[f]);
                }

                foreach (IrNode operand in factors[sum].Operands)
                {
                    open.Push(graph.Multiply(operand, others));
                }
            }
            else
            {
                terms.Add(node);
            }
        }

        return terms;
    }

    /// <summary>The sum of the terms' magnitudes.</summary>
    public static IrNode Size(IrGraph graph, IEnumerable<IrNode> terms) => graph.Sum(terms.Select(term => graph.Apply(Abs.Instance, term)));

    // of a product of products, in order
    private static List<IrNode> Factors(IrNode product)
    {
        var factors = new List<IrNode>();
        var open = new Stack<IrNode>([product]);
        while (open.Count > 0)
        {
            IrNode node = open.Pop();
            if (node.Is<Multiply>())
            {
                open.Push(node.Operands[1]);
                open.Push(node.Operands[0]);
            }
            else
            {
                factors.Add(node);
            }
        }

        return factors;
    }

    private static bool IsSum(IrNode node) => node.Is<Add>() || (node.Is<Negate>() && node.Operands[0].Is<Add>());
}
