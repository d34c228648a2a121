using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;

namespace ModelGen.Generators.Transforms;

/// <summary>Writes the adjoints of a graph's leaves as a graph: reverse-mode differentiation, IR to IR.</summary>
internal static class ReverseMode
{
    /// <summary>
    /// The adjoint of every leaf that the filter asks for, where each root's adjoint is its seed. Leaves that no root depends on are absent.
    /// </summary>
    public static Dictionary<IrNode, IrNode> Adjoints(IrGraph graph, IReadOnlyList<(IrNode Root, IrNode Seed)> seeds, Func<Leaf, bool> wanted)
    {
        List<IrNode> nodes = IrWalk.Reachable(seeds.Select(seed => seed.Root));

        // only nodes on a path to a wanted leaf take part
        var active = new HashSet<IrNode>();
        foreach (IrNode node in nodes)
        {
            if (node.Leaf is { } leaf ? wanted(leaf) : node.Operands.Any(active.Contains))
            {
                active.Add(node);
            }
        }

        var adjoints = new Dictionary<IrNode, IrNode>();
        foreach ((IrNode root, IrNode seed) in seeds)
        {
            Accumulate(root, seed);
        }

        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            IrNode node = nodes[i];
            if (!adjoints.TryGetValue(node, out IrNode? bar))
            {
                continue;
            }

            IrNode[] x = node.Operands;
            switch (node.Operation)
            {
                case null:
                    break;
                case Add:
                    Accumulate(x[0], bar);
                    Accumulate(x[1], bar);
                    break;
                case Negate:
                    Accumulate(x[0], graph.Negate(bar));
                    break;
                case Multiply when x[0] == x[1]:
                    AccumulateProduct(x[0], graph.Multiply(2, x[0]), bar);
                    break;
                case Multiply:
                    AccumulateProduct(x[0], x[1], bar);
                    AccumulateProduct(x[1], x[0], bar);
                    break;
                case Select:
                    Accumulate(x[2], graph.Select(x[0], x[1], bar, graph.Zero));
                    Accumulate(x[3], graph.Select(x[0], x[1], graph.Zero, bar));
                    break;
                case Elementwise elementwise:
                    for (int j = 0; j < x.Length; j++)
                    {
                        if (active.Contains(x[j]))
                        {
                            Accumulate(x[j], graph.Multiply(elementwise.Partial(graph, j, x, node), bar));
                        }
                    }

                    break;
                default:
                    throw new InvalidOperationException("no adjoint for " + node.Operation.Name);
            }
        }

        return adjoints.Where(pair => pair.Key.Leaf is { } leaf && wanted(leaf)).ToDictionary(pair => pair.Key, pair => pair.Value);

        void AccumulateProduct(IrNode to, IrNode other, IrNode bar)
        {
            if (active.Contains(to))
            {
                Accumulate(to, graph.Multiply(other, bar));
            }
        }

        void Accumulate(IrNode node, IrNode bar)
        {
            if (active.Contains(node))
            {
                adjoints[node] = adjoints.TryGetValue(node, out IrNode? sum) ? graph.Add(sum, bar) : bar;
            }
        }
    }
}
