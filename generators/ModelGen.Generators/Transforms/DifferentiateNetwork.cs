using ModelGen.Generators.Ir;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Reverse mode over the steps of a network: the adjoints of products, constant maps and pointwise functions are steps of the same kinds. Adjoints stay
/// expressions until a step needs them in memory, so that an activation's derivative, and the sum over the branches behind it, are one function.
/// </summary>
internal sealed class DifferentiateNetwork
{
    private readonly TensorGraph _graph;
    private readonly Dictionary<TensorNode, IrNode> _adjoints = [];
    private readonly HashSet<TensorNode> _active = [];

    private DifferentiateNetwork(TensorGraph graph) => _graph = graph;

    /// <summary>The steps that add to the gradient of the parameters.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="roots">Tensors, and the adjoints that they start with.</param>
    public static IReadOnlyList<TensorNode> Parameters(TensorGraph graph, IReadOnlyList<(TensorNode Root, IrNode Adjoint)> roots)
    {
        var run = new DifferentiateNetwork(graph);
        var effects = new List<TensorNode>();
        run.Reverse(roots, node => IsTrained(graph, node), effects);
        return effects;
    }

    /// <summary>The adjoints of inputs, which are null where nothing depends on them.</summary>
    public static IReadOnlyList<TensorNode?> Inputs(
        TensorGraph graph, IReadOnlyList<(TensorNode Root, IrNode Adjoint)> roots, IReadOnlyList<TensorNode> inputs)
    {
        var run = new DifferentiateNetwork(graph);
        run.Reverse(roots, node => inputs.Contains(node), effects: null);
        return [.. inputs.Select(input => run._adjoints.TryGetValue(input, out IrNode? adjoint)
            ? graph.Store(new TensorExpression(input.Shape, adjoint), input.Name + " adjoint")
            : null)];
    }

    /// <summary>Whether a step reads what training changes.</summary>
    public static bool IsTrained(TensorGraph graph, TensorNode node) => node.Kind switch
    {
        TensorKind.Product or TensorKind.ReluProduct or TensorKind.ProductAdjoint => HasGradient(graph, node),
        TensorKind.Parameter => graph.Tables.Parameters[node.Index] is { IsTrained: true } or { Points: PointRole.Trained },
        _ => false,
    };

    // not where the weights are functions of coordinates alone
    private static bool HasGradient(TensorGraph graph, TensorNode product) =>
        !graph.Tables.Parameters.Any(parameter => parameter.Points == PointRole.Given && parameter.Path == graph.Tables.Products[product.Index].Weights);

    private void Reverse(IReadOnlyList<(TensorNode Root, IrNode Adjoint)> roots, Func<TensorNode, bool> wanted, List<TensorNode>? effects)
    {
        List<TensorNode> nodes = TensorWalk.Reachable(roots.Select(root => root.Root));
        foreach (TensorNode node in nodes)
        {
            if (!node.StopsGradient && (wanted(node) || node.Operands.Any(_active.Contains)))
            {
                _active.Add(node);
            }
        }

        foreach ((TensorNode root, IrNode adjoint) in roots)
        {
            Accumulate(root, adjoint);
        }

        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            if (_active.Contains(nodes[i]) && _adjoints.TryGetValue(nodes[i], out IrNode? adjoint) && !adjoint.IsZero)
            {
                Reverse(nodes[i], new TensorExpression(nodes[i].Shape, adjoint), effects);
            }
        }
    }

    private void Reverse(TensorNode node, TensorExpression adjoint, List<TensorNode>? effects)
    {
        string name = node.Name;
        switch (node.Kind)
        {
            case TensorKind.Map:
                ReverseMap(node, adjoint);
                break;
            case TensorKind.ReluProduct:
                // what is not positive has not moved
                IrNode kept = _graph.Elements.Select(_graph.Read(node).Body, _graph.Elements.Zero, adjoint.Body, _graph.Elements.Zero);
                ReverseProduct(node, adjoint with { Body = kept }, effects);
                break;
            case TensorKind.Product:
                ReverseProduct(node, adjoint, effects);
                break;
            case TensorKind.ProductAdjoint:
                // y = W' x: the adjoint of x is W times that of y
                TensorNode back = _graph.Store(adjoint, name + " adjoint");
                effects?.Add(_graph.Step(TensorKind.ProductGradient, [], node.Index, name, back, node.Operands[0]));
                AddStep(node.Operands[0], TensorKind.Product, node.Index, name, back);
                break;
            case TensorKind.Linear:
                AddStep(node.Operands[0], TensorKind.LinearAdjoint, node.Index, name, _graph.Store(adjoint, name + " adjoint"));
                break;
            case TensorKind.Rearrange:
                AddStep(node.Operands[0], TensorKind.RearrangeAdjoint, node.Index, name, _graph.Store(adjoint, name + " adjoint"));
                break;
            case TensorKind.Channels:
                // a view; parts of a tensor are read as such only by adjoints
                AddStep(node.Operands[0], TensorKind.Channels, 0, name, _graph.Store(adjoint, name + " adjoint"));
                break;
            case TensorKind.MaxPool:
                AddStep(node.Operands[0], TensorKind.MaxPoolAdjoint, node.Index, name, node.Operands[0], _graph.Store(adjoint, name + " adjoint"));
                break;
            case TensorKind.Concat:
                TensorNode whole = _graph.Store(adjoint, name + " adjoint");
                int first = 0;
                foreach (TensorNode part in node.Operands)
                {
                    AddStep(part, TensorKind.Channels, first, name, whole);
                    first += part.Channels;
                }

                break;
            case TensorKind.BatchNormalize:
                ReverseNormalize(node, adjoint);
                break;
            case TensorKind.Parameter when effects is not null:
                effects.Add(_graph.Step(TensorKind.ParameterGradient, [], node.Index, name, _graph.Store(adjoint, name + " adjoint")));
                break;
            default:
                break;
        }
    }

    private void ReverseProduct(TensorNode node, TensorExpression adjoint, List<TensorNode>? effects)
    {
        TensorNode bar = _graph.Store(adjoint, node.Name + " adjoint");
        if (HasGradient(_graph, node))
        {
            effects?.Add(_graph.Step(TensorKind.ProductGradient, [], node.Index, node.Name, node.Operands[0], bar));
        }

        AddStep(node.Operands[0], TensorKind.ProductAdjoint, node.Index, node.Name, bar);
    }

    private void ReverseMap(TensorNode node, TensorExpression adjoint)
    {
        Leaf[] leaves = [.. IrWalk.Reachable([node.Body!]).Select(inner => inner.Leaf).OfType<Leaf>()
            .Where(leaf => leaf.Kind == LeafKind.Element && _active.Contains(_graph[leaf.A]))];

        // one that several adjoints read is computed once
        IrNode seed = leaves.Length > 1 && adjoint.Body.Leaf is null ? _graph.Read(_graph.Store(adjoint, node.Name + " adjoint")).Body : adjoint.Body;
        Dictionary<IrNode, IrNode> adjoints = ReverseMode.Adjoints(_graph.Elements, [(node.Body!, seed)], leaf => leaves.Contains(leaf));
        foreach (KeyValuePair<IrNode, IrNode> pair in adjoints)
        {
            Leaf leaf = pair.Key.Leaf!;
            TensorNode operand = _graph[leaf.A];
            var value = new TensorExpression(node.Shape, pair.Value);
            Accumulate(operand, Gathered(value, operand, (Access)leaf.B).Body);
        }
    }

    /// <summary>The adjoint of a smaller tensor that was spread over a larger one: the sum over where it went.</summary>
    private TensorExpression Gathered(TensorExpression value, TensorNode operand, Access access)
    {
        int[] grid = [.. value.Shape.Take(value.Shape.Length - 1)];
        return access switch
        {
            Access.Sample when value.IsScalar => value,
            Access.Sample => _graph.Sum(value, operand.Name + " adjoint"),
            Access.Channel when grid.Length == 0 => value,
            Access.Channel => _graph.Linear(
                value, operand.Shape, operand.Name + " adjoint", [.. grid.Select(AxisMapShape.Sum), AxisMapShape.Identity(value.Channels)]),
            Access.Pixel => _graph.SumOfChannels(value, operand.Name + " adjoint"),
            _ => value,
        };
    }

    /// <summary>
    /// With r the reciprocal deviation and y the normalised numbers: r (g - mean g - y mean(g y)), means over the batch; Ioffe and Szegedy 2015, section 3.
    /// Where there is no sample, nothing.
    /// </summary>
    private void ReverseNormalize(TensorNode node, TensorExpression adjoint)
    {
        IrGraph elements = _graph.Elements;
        TensorNode bar = _graph.Store(adjoint, node.Name + " adjoint");
        TensorNode sums = _graph.Step(TensorKind.BatchSums, [node.Channels], node.Index, node.Name, bar, node.Operands[0]);
        IrNode mean = _graph.Leaf(sums, Access.BatchFirst);
        IrNode slope = elements.Multiply(_graph.Read(node).Body, _graph.Leaf(sums, Access.BatchSecond));
        IrNode rest = elements.Subtract(elements.Subtract(_graph.Read(bar).Body, mean), slope);
        TensorNode mask = _graph.Step(TensorKind.Mask, [], 0, "mask");
        IrNode factor = elements.Multiply(_graph.Leaf(mask, Access.Sample), _graph.Leaf(node.Operands[1], Access.BatchSecond));
        Accumulate(node.Operands[0], elements.Multiply(factor, rest));
    }

    private void AddStep(TensorNode to, TensorKind kind, int index, string name, params TensorNode[] operands)
    {
        if (_active.Contains(to))
        {
            Accumulate(to, _graph.Read(_graph.Step(kind, to.Shape, index, name + " adjoint", operands)).Body);
        }
    }

    private void Accumulate(TensorNode node, IrNode adjoint)
    {
        if (_active.Contains(node))
        {
            _adjoints[node] = _adjoints.TryGetValue(node, out IrNode? sum) ? _graph.Elements.Add(sum, adjoint) : adjoint;
        }
    }
}
