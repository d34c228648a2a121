using ModelGen.Generators.Ir;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Derivatives of tensors by coordinates as steps of the same kinds: products and constant maps are linear, so they apply to the derivative; of a pointwise
/// function it is another one, which reads the value that is in memory. Any order, by differentiating again.
/// </summary>
internal sealed class DifferentiateByCoordinates
{
    private readonly TensorGraph _graph;
    private readonly IReadOnlyList<int> _columns;
    private readonly ExpandJets _jets;
    private readonly Dictionary<(TensorNode, int), TensorExpression?> _memo = [];

    /// <param name="graph">The steps.</param>
    /// <param name="columns">[coordinate]: its column.</param>
    public DifferentiateByCoordinates(TensorGraph graph, IReadOnlyList<int> columns)
    {
        _graph = graph;
        _columns = columns;
        _jets = new ExpandJets(graph.Elements, (leaf, index) => OfLeaf(leaf, index.FirstCoordinate));
    }

    /// <summary>The derivative of an expression by a coordinate.</summary>
    public TensorExpression Derivative(TensorExpression expression, int coordinate)
    {
        foreach (TensorNode node in TensorWalk.Reachable(TensorWalk.Operands(_graph, expression.Body)))
        {
            Derivative(node, coordinate);
        }

        return expression with { Body = Body(expression.Body, coordinate) };
    }

    private IrNode Body(IrNode body, int coordinate) => _jets.Derivative(body, MultiIndex.Unit(_columns.Count, coordinate));

    private IrNode OfLeaf(IrNode leaf, int coordinate)
    {
        if (leaf.Leaf is not { Kind: LeafKind.Element } element || _memo[(_graph[element.A], coordinate)] is not { } derivative)
        {
            return _graph.Elements.Zero;
        }

        return derivative.Body.IsConstant ? derivative.Body : _graph.Leaf(_graph.Store(derivative), (Access)element.B);
    }

    /// <summary>The derivative of a tensor in memory, whose operands' are known; null where it is zero.</summary>
    private TensorExpression? Derivative(TensorNode node, int coordinate)
    {
        if (!_memo.TryGetValue((node, coordinate), out TensorExpression? known))
        {
            known = Compute(node, coordinate);
            _memo[(node, coordinate)] = known;
        }

        return known;
    }

    private TensorExpression? Compute(TensorNode node, int coordinate)
    {
        TensorExpression?[] operands = [.. node.Operands.Select(operand => _memo[(operand, coordinate)])];
        switch (node.Kind)
        {
            case TensorKind.Column:
                return node.Index == _columns[coordinate] ? _graph.Constant(1) : null;
            case TensorKind.Map when node.StopsGradient:
                return null;
            case TensorKind.Map:
                IrNode own = _graph.Read(node).Body;
                IrNode body = IrWalk.Replace(_graph.Elements, [Body(node.Body!, coordinate)], inner => inner == node.Body ? own : null)[0];
                return body.IsZero ? null : body.IsConstant && node.Shape.Length == 0 ? _graph.Constant(body.Number) : Stored(node, body, coordinate);
            case TensorKind.Concat when operands.Any(operand => operand is not null):
                TensorNode[] parts = [.. operands.Select((operand, i) => Stored(operand, node.Operands[i]))];
                return _graph.Read(_graph.Step(TensorKind.Concat, node.Shape, 0, node.Name, parts));
            case TensorKind.Product when operands[0] is { } x:
                int product = _graph.Tables.Product(_graph.Tables.Products[node.Index] with { HasBias = false });
                return _graph.Read(_graph.Step(TensorKind.Product, node.Shape, product, node.Name, Stored(x, node.Operands[0])));
            case TensorKind.ProductAdjoint or TensorKind.Linear or TensorKind.Rearrange or TensorKind.Channels when operands[0] is { } y:
                return _graph.Read(_graph.Step(node.Kind, node.Shape, node.Index, node.Name, Stored(y, node.Operands[0])));
            default:
                return operands.All(operand => operand is null) ? null : throw new InvalidOperationException($"no derivative of {node.Kind}");
        }
    }

    private TensorExpression Stored(TensorNode node, IrNode body, int coordinate) =>
        _graph.Read(_graph.Store(new TensorExpression(node.Shape, body), $"{node.Name} by coordinate {coordinate}"));

    // a tensor of the operand's shape, whatever the derivative is
    private TensorNode Stored(TensorExpression? derivative, TensorNode like) =>
        _graph.Store(new TensorExpression(like.Shape, derivative?.Body ?? _graph.Elements.Zero), like.Name);
}
