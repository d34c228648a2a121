using ModelGen.Generators.Ir;

namespace ModelGen.Generators.Tests;

/// <summary>Evaluates a graph in double, node by node: the slow oracle that transforms are tested against.</summary>
internal static class IrInterpreter
{
    public static double[] Evaluate(IEnumerable<IrNode> roots, Func<Leaf, double> leaves)
    {
        IrNode[] wanted = roots.ToArray();
        var values = new Dictionary<IrNode, double>();
        foreach (IrNode node in IrWalk.Reachable(wanted))
        {
            values[node] = node switch
            {
                { IsConstant: true } => node.Number,
                { Leaf: { } leaf } => leaves(leaf),
                _ => node.Operation!.Evaluate(node.Operands.Select(operand => values[operand]).ToArray()),
            };
        }

        return wanted.Select(root => values[root]).ToArray();
    }
}
