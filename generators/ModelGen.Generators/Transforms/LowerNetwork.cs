using ModelGen.Generators.Ir;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>From the declared graph of a network to steps, for one purpose: layers are expanded by the table of layers, everything else is pointwise.</summary>
internal sealed class LowerNetwork
{
    /// <summary>Pointwise operations that are computed again where two steps read them, rather than stored.</summary>
    private const int MostRepeated = 4;

    private readonly SampleModelSpec _spec;
    private readonly NetworkPurpose _purpose;
    private readonly TensorExpression?[] _lowered;
    private readonly int[] _uses;
    private readonly CancellationToken _cancel;
    private readonly DifferentiateByCoordinates _derivatives;

    public LowerNetwork(SampleModelSpec spec, TensorTables tables, NetworkPurpose purpose, CancellationToken cancel)
    {
        _spec = spec;
        _purpose = purpose;
        _cancel = cancel;
        Graph = new TensorGraph(tables) { KeepsFactors = spec.Coordinates.Count > 0 };
        _derivatives = new DifferentiateByCoordinates(Graph, [.. spec.Coordinates.Select((_, c) => spec.CoordinateColumn(c))]);
        _lowered = new TensorExpression?[spec.Graph.Nodes.Count];
        _uses = new int[spec.Graph.Nodes.Count];
        foreach (int operand in spec.Graph.Nodes.SelectMany(node => node.Operands.Distinct()))
        {
            _uses[operand]++;
        }
    }

    public TensorGraph Graph { get; }

    /// <summary>Whether layers give what their ReLU makes of them, where nothing else reads them; not where named layers are to be seen.</summary>
    public bool FusesActivations { get; init; } = true;

    /// <summary>The tensors in memory that named layers give: what feature maps are read from.</summary>
    public Dictionary<string, TensorNode> Layers { get; } = new(StringComparer.Ordinal);

    /// <summary>Lowers one root of the table and all it needs; operands come before it in the table.</summary>
    public TensorExpression Lower(int root)
    {
        var stack = new Stack<int>([root]);
        while (stack.Count > 0)
        {
            int id = stack.Peek();
            int[] missing = [.. _spec.Graph.Nodes[id].Operands.Where(operand => _lowered[operand] is null)];
            if (_lowered[id] is not null || missing.Length == 0)
            {
                stack.Pop();
                _cancel.ThrowIfCancellationRequested();
                _lowered[id] ??= Stored(id, LowerNode(id));
            }
            else
            {
                foreach (int operand in Enumerable.Reverse(missing))
                {
                    stack.Push(operand);
                }
            }
        }

        return _lowered[root]!.Value;
    }

    /// <summary>The value of a term: a scalar of one sample.</summary>
    public TensorExpression Term(TermSpec term)
    {
        if (!term.IsEquation)
        {
            return Lower(term.Node);
        }

        EquatableArray<int> sides = _spec.Graph.Nodes[term.Node].Operands;
        TensorExpression difference = Graph.Subtract(Lower(sides[0]), Lower(sides[1]));
        TensorExpression square = Graph.Multiply(difference, difference);
        return Graph.Multiply(Graph.Constant(1.0 / square.Length), Graph.Sum(square, term.Name));
    }

    private TensorExpression LowerNode(int id)
    {
        NodeSpec node = _spec.Graph.Nodes[id];
        TensorExpression[] operands = [.. node.Operands.Select(operand => _lowered[operand]!.Value)];
        switch (node.Operation)
        {
            case NodeSpec.Const:
                return Graph.Constant(node.Number);
            case "input" or "target" or "label":
                int column = Enumerable.Range(0, _spec.Columns.Count).First(i => _spec.Columns[i].Name == node.Name);
                return Graph.Read(Graph.Column(column, _spec.Columns[column].TensorSizes, node.Name!));
            case "parameter":
                OwnTensorSpec own = _spec.Tensors.First(tensor => tensor.Name == node.Name);
                return Graph.Read(Graph.Parameter(new ParameterShape(own.Name, own.Sizes)
                {
                    Initial = BitConverter.Int64BitsToDouble(own.InitialBits),
                    Deviation = BitConverter.Int64BitsToDouble(own.DeviationBits),
                }));
            case NodeSpec.Learnable:
                double initial = _spec.Learnables.First(learnable => learnable.Name == node.Name).Initial;
                return Graph.Read(Graph.Parameter(new ParameterShape(node.Name!, default) { Initial = initial }));
            case NodeSpec.Coefficient:
                int coefficient = Enumerable.Range(0, _spec.Coefficients.Count).First(i => _spec.Coefficients[i].Name == node.Name);
                return Graph.Read(Graph.Step(TensorKind.Coefficient, [], coefficient, node.Name!));
            case NodeSpec.Element:
                return Element(operands[0], (int)node.Numbers[0]);
            case NodeSpec.Coordinate:
                int coordinate = Coordinate(id);
                return Graph.Read(Graph.Column(_spec.CoordinateColumn(coordinate), [], node.Name!));
            case NodeSpec.Derivative:
                return _derivatives.Derivative(operands[0], Coordinate(node.Operands[1]));
            case NodeSpec.At:
                return Fixed(node, operands);
            case NodeSpec.Equation:
                return default;
        }

        if (IsFused(id) && Graph.WithRelu(operands[0]) is { } fused)
        {
            return fused;
        }

        if (LayerTable.ByOperation.TryGetValue(node.Operation, out Layer? layer))
        {
            int declared = node.Operands.Count > 0 ? node.Operands[node.Operation == "inunitsof" ? 1 : 0] : -1;
            string name = declared >= 0 ? _spec.Graph.Nodes[declared].Name ?? "" : "";
            return layer.Expand(new Expansion(Graph, node, operands, [.. _spec.Shapes[id]], _purpose)
            {
                DeclaredName = name,
                Domain = DomainOf(_spec.Columns.FirstOrDefault(given => given.Name == name)?.Along) ?? default,
                Domains = [.. node.Operands.Select(operand => _spec.Graph.Nodes[operand])
                    .Select(given => given.Operation == NodeSpec.Coordinate ? DomainOf(given.Name) : null)],
            });
        }

        return Graph.Apply(OperationTable.ByName[node.Operation], operands);
    }

    private int Coordinate(int id) => Enumerable.Range(0, _spec.Coordinates.Count).First(c => _spec.Coordinates[c].Name == _spec.Graph.Nodes[id].Name);

    private (double Lower, double Upper)? DomainOf(string? coordinate) =>
        _spec.Coordinates.FirstOrDefault(candidate => candidate.Name == coordinate) is { } found ? (found.Lower, found.Upper) : null;

    /// <summary>An expression where coordinates are somewhere else.</summary>
    private TensorExpression Fixed(NodeSpec node, TensorExpression[] operands)
    {
        var places = new Dictionary<int, TensorExpression>();
        for (int i = 1; i < operands.Length; i += 2)
        {
            places[_spec.CoordinateColumn(Coordinate(node.Operands[i]))] = operands[i + 1];
        }

        TensorExpression? Place(TensorNode from) =>
            from.Kind == TensorKind.Column && places.TryGetValue(from.Index, out TensorExpression place) ? place : null;
        return new MoveTensors(Graph, Graph, Place).Move(operands[0]);
    }

    // where only max pooling reads the ReLU, it is cheaper behind
    private bool IsFused(int id)
    {
        NodeSpec node = _spec.Graph.Nodes[id];
        return FusesActivations && _spec.Coordinates.Count == 0 && node.Operation == "relu" && _uses[node.Operands[0]] == 1
            && _spec.Graph.Nodes.Any(user => user.Operation != "maxpool" && user.Operands.Contains(id));
    }

    /// <summary>In memory what several steps read and is not cheap to compute again, and what has a name.</summary>
    private TensorExpression Stored(int id, TensorExpression value)
    {
        NodeSpec node = _spec.Graph.Nodes[id];
        if (value.Body is null || value.Body.IsConstant)
        {
            return value;
        }

        bool isNamed = node.Name is not null && LayerTable.ByOperation.ContainsKey(node.Operation);
        if (isNamed || (_uses[id] > 1 && IsWorthStoring(value.Body)))
        {
            TensorNode stored = Graph.Store(value, node.Name ?? node.Operation);
            if (isNamed)
            {
                Layers[node.Name!] = stored;
            }

            return Graph.Read(stored);
        }

        return value;
    }

    private static bool IsWorthStoring(IrNode body)
    {
        List<IrNode> inner = [.. IrWalk.Reachable([body]).Where(node => node.Operation is not null)];
        return inner.Count > MostRepeated || inner.Any(node => node.Operation is Elementwise { Cost: >= 15 });
    }

    /// <summary>One number of a tensor, in the order of [pixel][channel].</summary>
    private TensorExpression Element(TensorExpression x, int index)
    {
        if (x.IsScalar)
        {
            return x;
        }

        var axes = new AxisMapShape[x.Shape.Length];
        for (int axis = x.Shape.Length - 1; axis >= 0; axis--)
        {
            axes[axis] = AxisMapShape.Slice(x.Shape[axis], index % x.Shape[axis], 1);
            index /= x.Shape[axis];
        }

        return Graph.Linear(x, [], "Element", axes);
    }
}
