using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Writes derivatives of a graph as graphs: coefficient alpha of a node in terms of its operands' coefficients. One recurrence for each
/// family: linear operations apply to every coefficient, products follow Leibniz's rule, and an elementwise function f(v) follows
/// d^(alpha) f(v) = sum over operands j of d^(alpha - e_i) [ f_j(v) d_i v_j ], Leibniz again (Griewank and Walther 2008, chapter 13).
/// </summary>
/// <param name="graph">The graph that the nodes live in.</param>
/// <param name="leafDerivative">The derivative of a leaf, for an index that is not zero.</param>
internal sealed class ExpandJets(IrGraph graph, Func<IrNode, MultiIndex, IrNode> leafDerivative)
{
    private readonly Dictionary<(IrNode, MultiIndex), IrNode> _memo = [];

    /// <summary>d^alpha of the node.</summary>
    public IrNode Derivative(IrNode root, MultiIndex alpha)
    {
        if (alpha.IsZero)
        {
            return root;
        }

        // operands first, so that no recursion runs over the depth of the graph
        MultiIndex[] below = alpha.Below().ToArray();
        foreach (IrNode node in IrWalk.Reachable([root], node => _memo.ContainsKey((node, alpha))))
        {
            foreach (MultiIndex beta in below)
            {
                Coefficient(node, beta);
            }
        }

        return _memo[(root, alpha)];
    }

    private IrNode Coefficient(IrNode node, MultiIndex alpha)
    {
        if (alpha.IsZero)
        {
            return node;
        }

        if (!_memo.TryGetValue((node, alpha), out IrNode? result))
        {
            result = Compute(node, alpha);
            _memo[(node, alpha)] = result;
        }

        return result;
    }

    private IrNode Compute(IrNode node, MultiIndex alpha)
    {
        switch (node.Operation)
        {
            case null:
                return node.IsConstant ? graph.Zero : leafDerivative(node, alpha);
            case Add:
                return graph.Add(Coefficient(node.Operands[0], alpha), Coefficient(node.Operands[1], alpha));
            case Negate:
                return graph.Negate(Coefficient(node.Operands[0], alpha));
            case Select:
                return graph.Select(node.Operands[0], node.Operands[1], Coefficient(node.Operands[2], alpha), Coefficient(node.Operands[3], alpha));
            case Multiply:
                return Product(node.Operands[0], node.Operands[1], alpha, alpha);
            case Elementwise elementwise:
                MultiIndex first = MultiIndex.Unit(alpha.Dimensions, alpha.FirstCoordinate);
                MultiIndex rest = alpha.Minus(first);
                return graph.Sum(node.Operands.Select((operand, j) => Coefficient(operand, first) is { IsZero: true } && rest.IsZero
                    ? graph.Zero
                    : Product(elementwise.Partial(graph, j, node.Operands, node), operand, rest, alpha)));
            default:
                throw new InvalidOperationException("no jet for " + node.Operation.Name);
        }
    }

    /// <summary>sum over beta &lt;= range of binomial(range, beta) d^beta a d^(total - beta) b.</summary>
    private IrNode Product(IrNode a, IrNode b, MultiIndex range, MultiIndex total) => graph.Sum(range.Below().Select(beta =>
    {
        IrNode right = Coefficient(b, total.Minus(beta));
        return right.IsZero ? graph.Zero : graph.Multiply(range.Binomial(beta), graph.Multiply(Coefficient(a, beta), right));
    }));
}
