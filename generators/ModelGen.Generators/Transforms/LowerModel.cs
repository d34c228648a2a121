using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// From the spec's declared graph to the real-valued graph: splits complex values, expands D by jets, and moves At into network
/// sites, all in one sweep over the table because derivatives and places nest in any order.
/// </summary>
internal sealed class LowerModel
{
    private readonly ModelSpec _spec;
    private readonly ComplexNode?[] _lowered;
    private readonly int[]?[] _dependencies;
    private readonly Dictionary<string, Site> _sitesByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Network, int Output, bool IsComplex)> _fields = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<int, (int Network, int Output)> _elements;
    private readonly ExpandJets _jets;
    private readonly CancellationToken _cancel;

    public LowerModel(ModelSpec spec, CancellationToken cancel)
    {
        _spec = spec;
        _cancel = cancel;
        _lowered = new ComplexNode?[spec.Graph.Nodes.Count];
        _jets = new ExpandJets(Graph, LeafDerivative);
        (IReadOnlyList<NetworkGraph> layered, _elements) = BuildLayers.Build(this, first: spec.Networks.Count);
        Networks = [.. spec.Networks.Select(Chain), .. layered];
        _dependencies = new int[Networks.Count][];
        NetworkInputs = new IrNode[Networks.Count][];
        for (int network = 0; network < spec.Networks.Count; network++)
        {
            int output = 0;
            foreach (FieldSpec field in spec.Networks[network].Fields)
            {
                _fields[field.Name] = (network, output, field.IsComplex);
                output += field.IsComplex ? 2 : 1;
            }
        }

        for (int network = 0; network < Networks.Count; network++)
        {
            LowerInputs(network);
        }
    }

    private NetworkGraph Chain(NetworkSpec network) =>
        BuildNetworks.Chain(network, network.Inputs?.Count ?? _spec.Coordinates.Count, new Lazy<IrNode>(() => Lower(network.Activation).Re));

    public IrGraph Graph { get; } = new();

    /// <summary>The networks as graphs of layers: first those that attributes declare.</summary>
    public IReadOnlyList<NetworkGraph> Networks { get; }

    /// <summary>Every network's inputs as functions of the coordinates (and of other networks).</summary>
    public IrNode[][] NetworkInputs { get; }

    /// <summary>The declared inputs that are mapped to [-1, 1].</summary>
    public List<ScaledInput> ScaledInputs { get; } = [];

    public List<Site> Sites { get; } = [];

    public int Dimensions => _spec.Coordinates.Count;

    public ModelSpec Spec => _spec;

    /// <summary>d^alpha of a lowered node with respect to the coordinates.</summary>
    public IrNode Derivative(IrNode node, MultiIndex alpha) => _jets.Derivative(node, alpha);

    /// <summary>Real outputs of a network.</summary>
    public int Outputs(int network) => Networks[network].Outputs.Count;

    /// <summary>An output of a network at the coordinates themselves.</summary>
    public IrNode NetworkOutput(int network, int output) =>
        Graph.Leaf(new Leaf(LeafKind.NetworkOutput, SiteAt(network, new IrNode?[Dimensions]).Id, output, MultiIndex.Zero(Dimensions)));

    /// <summary>Lowers one root of the table and all it needs.</summary>
    public ComplexNode Lower(int root)
    {
        var wanted = new SortedSet<int>();
        var stack = new Stack<int>([root]);
        while (stack.Count > 0)
        {
            int id = stack.Pop();
            if (_lowered[id] is null && wanted.Add(id))
            {
                foreach (int operand in ScalarOperands(_spec.Graph.Nodes[id]))
                {
                    stack.Push(operand);
                }
            }
        }

        foreach (int id in wanted)
        {
            _cancel.ThrowIfCancellationRequested();
            _lowered[id] = LowerNode(id);
        }

        return _lowered[root]!.Value;
    }

    /// <summary>The coordinates that a node depends on, through networks too.</summary>
    public HashSet<int> CoordinatesOf(IEnumerable<IrNode> roots)
    {
        var result = new HashSet<int>();
        foreach (IrNode node in IrWalk.Reachable(roots))
        {
            if (node.Leaf is { Kind: LeafKind.Coordinate } coordinate)
            {
                result.Add(coordinate.A);
            }
            else if (node.Leaf is { Kind: LeafKind.NetworkOutput } output)
            {
                Site site = Sites[output.A];
                foreach (int c in Dependencies(site.Network))
                {
                    result.UnionWith(site.Substitution[c] is { } expression ? CoordinatesOf([expression]) : [c]);
                }
            }
        }

        return result;
    }

    /// <summary>The node with coordinates replaced, inside network sites too.</summary>
    public IrNode[] Substitute(IReadOnlyList<IrNode> roots, IReadOnlyList<IrNode?> map) => IrWalk.Replace(Graph, roots, node => node.Leaf switch
    {
        { Kind: LeafKind.Coordinate } leaf => map[leaf.A],
        { Kind: LeafKind.NetworkOutput } leaf => Graph.Leaf(leaf with { A = Moved(Sites[leaf.A], map).Id }),
        _ => null,
    });

    private Site Moved(Site site, IReadOnlyList<IrNode?> map)
    {
        var substitution = new IrNode?[Dimensions];
        for (int c = 0; c < Dimensions; c++)
        {
            substitution[c] = site.Substitution[c] is { } expression ? Substitute([expression], map)[0] : map[c];
        }

        return SiteAt(site.Network, substitution);
    }

    /// <summary>The site of a network at a place; coordinates that the network does not depend on play no part.</summary>
    private Site SiteAt(int network, IrNode?[] substitution)
    {
        int[] relevant = Dependencies(network);
        IrNode?[] place = substitution.Select((expression, c) => relevant.Contains(c) ? expression : null).ToArray();
        string key = network + ":"
            + string.Join(",", place.Select(expression => expression?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"));
        if (!_sitesByKey.TryGetValue(key, out Site? site))
        {
            site = new Site(Sites.Count, network, place) { IsFixed = place.All(expression => expression is null || CoordinatesOf([expression]).Count == 0) };
            Sites.Add(site);
            _sitesByKey.Add(key, site);
        }

        return site;
    }

    /// <summary>
    /// The coordinates that a network depends on. The first call lowers its inputs, which may name other networks: their inputs come first, and
    /// the parser has refused circles.
    /// </summary>
    public int[] Dependencies(int network) => _dependencies[network] ?? LowerInputs(network);

    private int[] LowerInputs(int network)
    {
        if (_dependencies[network] is { } known)
        {
            return known;
        }

        NetworkInputs[network] = Networks[network].Inputs is { } declared
            ? Scaled(network, [.. declared.Select(root => Lower(root).Re)])
            : [.. _spec.Coordinates.Select((coordinate, c) => Coordinate(Networks[network], coordinate, Graph.Leaf(new Leaf(LeafKind.Coordinate, c))))];
        int[] dependencies = [.. CoordinatesOf(NetworkInputs[network]).OrderBy(c => c)];
        _dependencies[network] = dependencies;
        return dependencies;
    }

    private IrNode Coordinate(NetworkGraph network, CoordinateSpec coordinate, IrNode leaf) =>
        network.ScalesInputs ? ScaleInputs.Map(Graph, leaf, coordinate.Lower, coordinate.Upper) : leaf;

    private IrNode[] Scaled(int network, IrNode[] inputs)
    {
        foreach (ScaledInput input in ScaleInputs.Find(_spec, network, Networks[network], inputs))
        {
            ScaledInputs.Add(input);
            inputs[input.Element] = ScaleInputs.Map(Graph, inputs[input.Element], input.Lower, input.Upper);
        }

        return inputs;
    }

    /// <summary>
    /// The operands that are lowered first. An element is what its network gives, whose layers are no part of the graph of scalars; an element of
    /// a stack is the scalar that was stacked.
    /// </summary>
    private IReadOnlyList<int> ScalarOperands(NodeSpec node)
    {
        if (node.Operation != NodeSpec.Element)
        {
            return [.. node.Operands];
        }

        NodeSpec vector = _spec.Graph.Nodes[node.Operands[0]];
        return vector.Operation == NodeSpec.Stack ? [vector.Operands[(int)node.Numbers[0]]] : [];
    }

    private ComplexNode LowerNode(int id)
    {
        NodeSpec node = _spec.Graph.Nodes[id];
        switch (node.Operation)
        {
            case NodeSpec.Const:
                return Graph.Constant(node.Number);
            case NodeSpec.Coordinate:
                return Graph.Leaf(new Leaf(LeafKind.Coordinate, IndexOf(_spec.Coordinates, node.Name!, c => c.Name)));
            case NodeSpec.Learnable:
                return Graph.Leaf(new Leaf(LeafKind.Learnable, IndexOf(_spec.Learnables, node.Name!, c => c.Name)));
            case NodeSpec.Coefficient:
                return Graph.Leaf(new Leaf(LeafKind.Coefficient, IndexOf(_spec.Coefficients, node.Name!, c => c.Name)));
            case NodeSpec.Observed:
                return Graph.Leaf(new Leaf(LeafKind.Observed, IndexOf(_spec.Observed, node.Name!, c => c.Name)));
            case NodeSpec.Argument:
                return Graph.Leaf(new Leaf(LeafKind.Argument, Index: MultiIndex.Zero(Dimensions)));
            case NodeSpec.Field or NodeSpec.ComplexField:
                (int network, int output, bool isComplex) = _fields[node.Name!];
                return new ComplexNode(NetworkOutput(network, output), isComplex ? NetworkOutput(network, output + 1) : null);
            case NodeSpec.Element:
                return _elements.TryGetValue(id, out (int Network, int Output) element)
                    ? NetworkOutput(element.Network, element.Output)
                    : _lowered[ScalarOperands(node)[0]]!.Value;
            case NodeSpec.Derivative:
                return LowerDerivative(node);
            case NodeSpec.At:
                return LowerAt(node);
            case NodeSpec.Equation:
                return Subtract.Instance.Lower(Graph, [Operand(node, 0), Operand(node, 1)]);
            default:
                return OperationTable.ByName[node.Operation].Lower(Graph, node.Operands.Select(operand => _lowered[operand]!.Value).ToArray());
        }
    }

    /// <summary>A chain d(d(f, x), y) is one coefficient of f's jet.</summary>
    private ComplexNode LowerDerivative(NodeSpec node)
    {
        MultiIndex alpha = MultiIndex.Zero(Dimensions);
        int inner;
        do
        {
            int coordinate = IndexOf(_spec.Coordinates, _spec.Graph.Nodes[node.Operands[1]].Name!, c => c.Name);
            alpha = alpha.Plus(MultiIndex.Unit(Dimensions, coordinate));
            inner = node.Operands[0];
            node = _spec.Graph.Nodes[inner];
        }
        while (node.Operation == NodeSpec.Derivative);

        ComplexNode value = _lowered[inner]!.Value;
        return new ComplexNode(Derivative(value.Re, alpha), value.Im is { } im ? Derivative(im, alpha) : null);
    }

    private ComplexNode LowerAt(NodeSpec node)
    {
        var map = new IrNode?[Dimensions];
        for (int i = 1; i < node.Operands.Count; i += 2)
        {
            map[IndexOf(_spec.Coordinates, _spec.Graph.Nodes[node.Operands[i]].Name!, c => c.Name)] = Operand(node, i + 1).Re;
        }

        ComplexNode value = Operand(node, 0);
        IrNode[] moved = Substitute(value.Im is { } im ? [value.Re, im] : [value.Re], map);
        return new ComplexNode(moved[0], value.IsComplex ? moved[1] : null);
    }

    private ComplexNode Operand(NodeSpec node, int i) => _lowered[node.Operands[i]]!.Value;

    private IrNode LeafDerivative(IrNode node, MultiIndex alpha)
    {
        Leaf leaf = node.Leaf!;
        if (leaf.Kind == LeafKind.Coordinate)
        {
            return alpha.Order == 1 && alpha.FirstCoordinate == leaf.A ? Graph.One : Graph.Zero;
        }

        if (leaf.Kind != LeafKind.NetworkOutput)
        {
            return Graph.Zero;
        }

        Site site = Sites[leaf.A];
        if (site.IsFixed)
        {
            int[] relevant = Dependencies(site.Network);
            bool vanishes = Enumerable.Range(0, Dimensions).Any(c => alpha[c] > 0 && (!relevant.Contains(c) || site.Substitution[c] is not null));
            return vanishes ? Graph.Zero : Graph.Leaf(leaf with { Index = leaf.Index!.Plus(alpha) });
        }

        // the chain rule through the substituted expressions, one coordinate at a time
        MultiIndex first = MultiIndex.Unit(Dimensions, alpha.FirstCoordinate);
        IrNode derivative = Graph.Sum(Dependencies(site.Network).Select(c =>
        {
            IrNode inner = site.Substitution[c] is { } expression
                ? Derivative(expression, first)
                : c == alpha.FirstCoordinate ? Graph.One : Graph.Zero;
            return Graph.Multiply(inner, Graph.Leaf(leaf with { Index = leaf.Index!.Plus(MultiIndex.Unit(Dimensions, c)) }));
        }));
        return Derivative(derivative, alpha.Minus(first));
    }

    private static int IndexOf<T>(EquatableArray<T> items, string name, Func<T, string> nameOf) where T : IEquatable<T>
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (nameOf(items[i]) == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException("no " + name);
    }
}
