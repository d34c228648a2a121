using ModelGen.Generators.Ir;
using ModelGen.Generators.Layers;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Divides the steps for pairs of a function and a point. What depends on samples alone is computed once a sample; what depends on coordinates alone once a
/// point, by programs of the point set, whose tensors the samples' program reads as parameters; what depends on both gets an axis of points, and scalar
/// products between the two become products with a matrix.
/// </summary>
internal sealed class SplitPoints
{
    private readonly TensorGraph _from;
    private readonly TensorGraph _to;
    private readonly PointSet _points;
    private readonly HashSet<int> _coordinates;
    private readonly MoveTensors _pointwise;
    private readonly Dictionary<TensorNode, (bool Sample, bool Point, bool Trained)> _needs = [];
    private readonly Dictionary<TensorNode, TensorNode> _moved = [];

    /// <param name="from">The steps of pairs.</param>
    /// <param name="to">Receives those of samples.</param>
    /// <param name="points">Receives those of points.</param>
    /// <param name="coordinates">The columns that are coordinates.</param>
    public SplitPoints(TensorGraph from, TensorGraph to, PointSet points, IEnumerable<int> coordinates)
    {
        _from = from;
        _to = to;
        _points = points;
        _coordinates = [.. coordinates];
        _pointwise = new MoveTensors(from, points.Graph, _ => null);
    }

    /// <summary>Whether an expression depends on coordinates.</summary>
    public bool HasPoints(TensorExpression expression)
    {
        Look(expression.Body);
        return TensorWalk.Operands(_from, expression.Body).Any(node => _needs[node].Point);
    }

    /// <summary>The expression as samples compute it; one that depends on coordinates has an axis of points: [points, 1], or [points, ...].</summary>
    public TensorExpression Split(TensorExpression expression)
    {
        Look(expression.Body);
        return _to.Read(Of(_from.Store(expression)));
    }

    private void Look(IrNode body)
    {
        foreach (TensorNode root in TensorWalk.Operands(_from, body))
        {
            Look(root);
        }
    }

    private void Look(TensorNode root)
    {
        var stack = new Stack<TensorNode>([root]);
        while (stack.Count > 0)
        {
            TensorNode node = stack.Peek();
            TensorNode[] missing = [.. node.Operands.Where(operand => !_needs.ContainsKey(operand))];
            if (_needs.ContainsKey(node) || missing.Length == 0)
            {
                stack.Pop();
                _needs[node] = (
                    node.Operands.Any(operand => _needs[operand].Sample) || (node.Kind == TensorKind.Column && !_coordinates.Contains(node.Index))
                        || node.Kind is TensorKind.Random or TensorKind.Mask or TensorKind.Seed or TensorKind.BatchMoments,
                    node.Operands.Any(operand => _needs[operand].Point) || (node.Kind == TensorKind.Column && _coordinates.Contains(node.Index)),
                    !node.StopsGradient && (node.Operands.Any(operand => _needs[operand].Trained) || DifferentiateNetwork.IsTrained(_from, node)));
            }
            else
            {
                foreach (TensorNode operand in missing)
                {
                    stack.Push(operand);
                }
            }
        }
    }

    /// <summary>A step as samples compute it; operands have smaller numbers, so they are moved first.</summary>
    private TensorNode Of(TensorNode root)
    {
        Look(root);
        var stack = new Stack<TensorNode>([root]);
        while (stack.Count > 0)
        {
            TensorNode node = stack.Peek();
            (bool sample, bool point, bool trained) = _needs[node];
            TensorNode[] operands = !sample && point ? [] : Needed(node);
            TensorNode[] missing = _moved.ContainsKey(node) ? [] : [.. operands.Where(operand => !_moved.ContainsKey(operand))];
            if (missing.Length > 0)
            {
                foreach (TensorNode operand in missing)
                {
                    stack.Push(operand);
                }

                continue;
            }

            stack.Pop();
            if (!_moved.ContainsKey(node))
            {
                _moved[node] = !point ? Copy(node) : !sample ? Shared(node, trained) : Paired(node);
            }
        }

        return _moved[root];
    }

    // a scalar product needs its factors, and not their product
    private TensorNode[] Needed(TensorNode node) => Factors(node) is var (a, b) ? [a, b] : node.Operands;

    /// <summary>The factors of a scalar product of a sample's vector and a point's.</summary>
    private (TensorNode Sample, TensorNode Point)? Factors(TensorNode node)
    {
        if (node.Kind != TensorKind.Linear || node.Shape.Length > 0 || node.Operands[0] is not { Kind: TensorKind.Map, Shape.Length: 1 } product
            || !product.Body!.Is<Operations.Multiply>() || _from.Tables.LinearMaps[node.Index].Terms is not { Count: 1 } terms || terms[0][0].Factory != "Sum")
        {
            return null;
        }

        TensorNode?[] factors = [.. product.Body.Operands.Select(factor =>
            factor.Leaf is { Kind: LeafKind.Element, B: (int)Access.Element } leaf ? _from[leaf.A] : null)];
        return factors[0] is { } a && factors[1] is { } b
            ? IsOf(a, sample: true) && IsOf(b, sample: false) ? (a, b) : IsOf(b, sample: true) && IsOf(a, sample: false) ? (b, a) : null
            : null;
        bool IsOf(TensorNode factor, bool sample) => _needs[factor].Sample == sample && _needs[factor].Point != sample;
    }

    private TensorNode Copy(TensorNode node)
    {
        if (node.Body is { } body)
        {
            IrNode moved = TensorWalk.Moved(body, _to.Elements, leaf => _to.Leaf(_moved[_from[leaf.A]], (Access)leaf.B));
            return node.Kind == TensorKind.Map
                ? _to.Like(node, new TensorExpression(node.Shape, moved))
                : _to.Normalize(new TensorExpression(node.Shape, moved), node.Index, _moved[node.Operands[0]], _moved[node.Operands[1]]);
        }

        return _to.Step(node.Kind, node.Shape, node.Index, node.Name, [.. node.Operands.Select(operand => _moved[operand])]);
    }

    private TensorNode Shared(TensorNode node, bool trained)
    {
        TensorExpression at = _pointwise.Move(_from.Read(node));
        return _to.Parameter(_points.Share(_points.Graph.Store(at), trained));
    }

    private TensorNode Paired(TensorNode node)
    {
        if (Factors(node) is var (sample, point))
        {
            return _to.Store(_to.Product(
                new ProductShape
                {
                    Path = _moved[point].Name,
                    Weights = _moved[point].Name,
                    Inputs = default,
                    Outputs = default,
                    Kernel = default,
                    Stride = default,
                    Dilation = default,
                    Before = default,
                    Boundaries = default,
                    InputChannels = sample.Length,
                    OutputChannels = _points.Count,
                    HasBias = false,
                },
                _to.Read(_moved[sample]),
                [_points.Count, 1]));
        }

        int[] shape = [_points.Count, node.Length];
        switch (node.Kind)
        {
            case TensorKind.Map when node.Shape.Length <= 1:
                IrNode body = TensorWalk.Moved(node.Body!, _to.Elements, leaf => Leaf(node, leaf));
                return _to.Like(node, new TensorExpression(shape, body));
            case TensorKind.Concat when node.Shape.Length <= 1:
                return _to.Step(node.Kind, shape, node.Index, node.Name, [.. node.Operands.Select(AtPoints)]);
            case TensorKind.Channels:
                return _to.Step(node.Kind, shape, node.Index, node.Name, AtPoints(node.Operands[0]));
            case TensorKind.Rearrange when _from.Tables.Rearranged[node.Index].KeepsOrder:
                return AtPoints(node.Operands[0]);
            case TensorKind.Linear when node.Operands[0].Shape.Length <= 1:
                AxisMapShape[][] terms = [.. _from.Tables.LinearMaps[node.Index].Terms
                    .Select(term => (AxisMapShape[])[AxisMapShape.Identity(_points.Count), .. term])];
                return _to.Store(_to.Linear(_to.Read(AtPoints(node.Operands[0])), shape, node.Name, terms));
            case TensorKind.Product when _from.Tables.Products[node.Index].Inputs.Count == 0:
                return _to.Store(_to.Product(OnPoints(_from.Tables.Products[node.Index]), _to.Read(AtPoints(node.Operands[0])), shape));
            case TensorKind.ProductAdjoint when _from.Tables.Products[node.Index].Inputs.Count == 0:
                return _to.Store(_to.TransposedProduct(OnPoints(_from.Tables.Products[node.Index]), _to.Read(AtPoints(node.Operands[0])), shape));
            default:
                throw new InvalidOperationException($"'{node.Name}' of {TensorShape.TextOf(node.Shape)} at points");
        }
    }

    /// <summary>How an element of a tensor with an axis of points reads an operand.</summary>
    private IrNode Leaf(TensorNode node, Leaf leaf)
    {
        TensorNode operand = _from[leaf.A];
        bool isScalar = operand.Length == 1;
        Access access = _needs[operand].Point
            ? isScalar && node.Length > 1 ? Access.Pixel : Access.Element
            : isScalar ? Access.Sample : Access.Channel;
        return _to.Leaf(_moved[operand], access);
    }

    // a sample's tensor is repeated at every point
    private TensorNode AtPoints(TensorNode node) => _needs[node].Point
        ? _moved[node]
        : _to.Store(new TensorExpression([_points.Count, node.Length], _to.Leaf(_moved[node], node.Length == 1 ? Access.Sample : Access.Channel)), node.Name);

    private ProductShape OnPoints(ProductShape product)
    {
        var one = new EquatableArray<int>([1]);
        return product with
        {
            Inputs = new([_points.Count]),
            Outputs = new([_points.Count]),
            Kernel = one,
            Stride = one,
            Dilation = one,
            Before = new([0]),
            Boundaries = new([BoundaryNames.Zero]),
        };
    }
}
