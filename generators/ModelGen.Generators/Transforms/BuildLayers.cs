using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Networks that bodies write as layers, <c>Stack(X).Dense(8).Tanh()[0]</c>: vectors that are connected are one network. Neighbouring
/// element-wise operations are one pointwise layer, unless a dense layer, a concatenation, an output or two others read what lies between.
/// </summary>
internal sealed class BuildLayers
{
    private readonly LowerModel _model;
    private readonly GraphSpec _graph;
    private readonly TensorNodes _tensors;
    private readonly int[] _wanted;
    private readonly ILookup<int, int> _readers;

    private BuildLayers(LowerModel model)
    {
        _model = model;
        _graph = model.Spec.Graph;
        _tensors = new TensorNodes([.. _graph.Nodes]);
        _wanted = Wanted(model.Spec);
        _readers = _wanted.SelectMany(reader => _graph.Nodes[reader].Operands.Distinct().Select(operand => (operand, reader)))
            .ToLookup(pair => pair.operand, pair => pair.reader);
    }

    /// <summary>The networks, and for each element node the network and the output that gives it.</summary>
    /// <param name="model">Lowers functions of elements, later.</param>
    /// <param name="first">The number of the first of them.</param>
    public static (IReadOnlyList<NetworkGraph> Networks, IReadOnlyDictionary<int, (int Network, int Output)> Elements) Build(LowerModel model, int first)
    {
        var builder = new BuildLayers(model);
        var networks = new List<NetworkGraph>();
        var elements = new Dictionary<int, (int Network, int Output)>();
        var names = new HashSet<string>(model.Spec.Networks.Select(network => network.Name), StringComparer.Ordinal);
        foreach (IGrouping<int, int> nodes in builder._wanted.Where(node => builder._tensors[node] && !builder.IsStack(node)).GroupBy(builder._tensors.Network)
            .OrderBy(group => group.Min()))
        {
            networks.Add(builder.Network(builder.WithStacks(nodes), names, first + networks.Count, elements));
        }

        return (networks, elements);
    }

    private bool IsStack(int node) => _graph.Nodes[node].Operation == NodeSpec.Stack;

    /// <summary>A network's vectors and the stacks that they read, sources first.</summary>
    private int[] WithStacks(IEnumerable<int> nodes) =>
        [.. nodes.Concat(nodes.SelectMany(node => _graph.Nodes[node].Operands).Where(IsStack)).Distinct().OrderBy(node => node)];

    /// <summary>Every node that equations, expressions and declared networks reach.</summary>
    private static int[] Wanted(ModelSpec spec)
    {
        var seen = new HashSet<int>();
        var stack = new Stack<int>(spec.Equations.Select(equation => equation.Node).Concat(spec.Expressions.Select(expression => expression.Node))
            .Concat(spec.Networks.SelectMany(network => network.Inputs ?? EquatableArray<int>.Empty)));
        while (stack.Count > 0)
        {
            int node = stack.Pop();
            if (seen.Add(node))
            {
                foreach (int operand in spec.Graph.Nodes[node].Operands)
                {
                    stack.Push(operand);
                }
            }
        }

        return [.. seen.OrderBy(node => node)];
    }

    private NetworkGraph Network(int[] nodes, HashSet<string> names, int number, Dictionary<int, (int Network, int Output)> elements)
    {
        Dictionary<int, int> groups = Groups(nodes);
        var layers = new List<NetworkLayer>();
        var layerOf = new Dictionary<int, int>();
        var inputs = new List<int>();
        int dense = 0;
        foreach (int id in nodes.Where(node => groups[node] == node))
        {
            NodeSpec node = _graph.Nodes[id];
            int at = layers.Count;
            layerOf[id] = at;
            switch (node.Operation)
            {
                case NodeSpec.Stack:
                    layers.Add(new InputLayer(at, "inputs", node.Operands.Count, inputs.Count));
                    inputs.AddRange(node.Operands);
                    break;
                case NodeSpec.Dense:
                    NetworkLayer source = layers[layerOf[node.Operands[0]]];
                    string initializer = InitializerNames.All[(int)node.Numbers[1]];
                    layers.Add(
                        new DenseLayer(at, CodeText.Of($"z{dense}"), (int)node.Numbers[0], source.Number, source.Width, dense++, node.Name!, initializer));
                    break;
                case NodeSpec.Concat:
                    int[] parts = [.. node.Operands.Select(operand => layerOf[operand])];
                    layers.Add(new ConcatLayer(at, "parts", parts.Sum(part => layers[part].Width), parts));
                    break;
                default:
                    int[] sources = Sources(id, nodes, groups);
                    string name = sources.Length == 1 && node.Operands.Count == 1 ? OperationName(node) : "Fused";
                    layers.Add(new PointwiseLayer(
                        at, name, layers[layerOf[sources[0]]].Width, [.. sources
                            .Select(operand => layerOf[operand])], new Lazy<IrNode>(() => Body(id, sources))));
                    break;
            }
        }

        var outputs = new List<NetworkOutput>();
        var roots = new List<int>();
        IEnumerable<int> readers = nodes.Where(node => !IsStack(node)).SelectMany(node => _readers[node]);
        foreach (int element in readers.Where(reader => _graph.Nodes[reader].Operation == NodeSpec.Element).OrderBy(id => id))
        {
            elements.Add(element, (number, outputs.Count));
            roots.Add(element);
            outputs.Add(new NetworkOutput(layerOf[_graph.Nodes[element].Operands[0]], (int)_graph.Nodes[element].Numbers[0]));
        }

        return new NetworkGraph { Name = Name(layers, names), Layers = layers, Inputs = inputs, Outputs = outputs, Roots = roots };
    }

    /// <summary>The node that gives the result of the layer to which each node belongs.</summary>
    private Dictionary<int, int> Groups(int[] nodes)
    {
        var groups = new Dictionary<int, int>();
        foreach (int node in Enumerable.Reverse(nodes))
        {
            int[] readers = [.. _readers[node]];
            bool mayBeInner = _tensors.IsElementwise(node) && readers.All(_tensors.IsElementwise);
            int[] theirs = mayBeInner ? [.. readers.Select(reader => groups[reader]).Distinct()] : [];
            groups[node] = theirs.Length == 1 ? theirs[0] : node;
        }

        return groups;
    }

    /// <summary>The vectors that a pointwise layer reads.</summary>
    private int[] Sources(int result, int[] nodes, Dictionary<int, int> groups) => [.. nodes.Where(node => groups[node] == result)
        .SelectMany(node => _graph.Nodes[node].Operands).Where(operand => _tensors[operand] && groups[operand] != result).Distinct().OrderBy(id => id)];

    /// <summary>The function of a pointwise layer over its arguments.</summary>
    private IrNode Body(int result, int[] sources)
    {
        var values = new Dictionary<int, IrNode>();
        for (int k = 0; k < sources.Length; k++)
        {
            values[sources[k]] = _model.Graph.Leaf(new Leaf(LeafKind.Argument, k, Index: MultiIndex.Zero(_model.Dimensions)));
        }

        var stack = new Stack<int>([result]);
        while (stack.Count > 0)
        {
            int id = stack.Peek();
            NodeSpec node = _graph.Nodes[id];
            int[] missing = [.. node.Operands.Where(operand => !values.ContainsKey(operand))];
            if (values.ContainsKey(id))
            {
                stack.Pop();
            }
            else if (!_tensors[id])
            {
                values[id] = _model.Lower(id).Re;
                stack.Pop();
            }
            else if (missing.Length > 0)
            {
                foreach (int operand in missing)
                {
                    stack.Push(operand);
                }
            }
            else
            {
                values[id] = OperationTable.ByName[node.Operation].Lower(_model.Graph, [.. node.Operands.Select(operand => (ComplexNode)values[operand])]).Re;
                stack.Pop();
            }
        }

        return values[result];
    }

    private static string OperationName(NodeSpec node) => char.ToUpperInvariant(node.Operation[0]) + node.Operation.Substring(1);

    /// <summary>The property that the first layer belongs to; a number where that has been taken.</summary>
    private static string Name(List<NetworkLayer> layers, HashSet<string> names)
    {
        string stem = layers.OfType<DenseLayer>().Select(layer => layer.Path.Split('/')[0]).FirstOrDefault() ?? "Vectors";
        string name = stem;
        for (int i = 2; !names.Add(name); i++)
        {
            name = CodeText.Of($"{stem}{i}");
        }

        return name;
    }
}
