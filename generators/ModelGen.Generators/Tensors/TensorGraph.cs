using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;

namespace ModelGen.Generators.Tensors;

/// <summary>
/// Builds and interns the steps of a network: what layers are expanded into, and their adjoints. Pointwise operations stay expressions until something needs
/// them in memory, so that whatever happens to an element on its way is one function.
/// </summary>
internal sealed class TensorGraph(TensorTables tables)
{
    private readonly List<TensorNode> _nodes = [];
    private readonly Dictionary<(TensorKind, int, IrNode?, string), TensorNode> _interned = [];

    /// <summary>The graph of what happens to an element.</summary>
    public IrGraph Elements { get; } = new();

    public TensorTables Tables => tables;

    public IReadOnlyList<TensorNode> Nodes => _nodes;

    public TensorNode this[int id] => _nodes[id];

    /// <summary>A tensor in memory as an expression.</summary>
    public TensorExpression Read(TensorNode node) => new(node.Shape, Leaf(node, node.Shape.Length == 0 ? Access.Sample : Access.Element));

    public IrNode Leaf(TensorNode node, Access access) => Elements.Leaf(new Leaf(LeafKind.Element, node.Id, (int)access));

    public TensorExpression Constant(double number) => new([], Elements.Constant(number));

    public TensorNode Column(int index, int[] shape, string name) => Add(TensorKind.Column, shape, [], index, null, name);

    public TensorNode Parameter(ParameterShape parameter) => Add(
        TensorKind.Parameter, [.. parameter.Shape], [], tables.Parameter(parameter), null, parameter.Path);

    public TensorNode Step(TensorKind kind, int[] shape, int index, string name, params TensorNode[] operands) => Add(kind, shape, operands, index, null, name);

    /// <summary>The tensor in memory.</summary>
    public TensorNode Store(TensorExpression expression, string name = "")
    {
        if (expression.Body.Leaf is { Kind: LeafKind.Element } leaf && _nodes[leaf.A].Shape.SequenceEqual(expression.Shape)
            && (Access)leaf.B is Access.Element or Access.Sample)
        {
            return _nodes[leaf.A];
        }

        return Add(TensorKind.Map, expression.Shape, Reads(expression), 0, expression.Body, name);
    }

    /// <summary>The tensor in memory, which has no adjoint; what happens to an element on its way is one function with it.</summary>
    public TensorExpression Stop(TensorExpression expression) => expression.Body.IsConstant
        ? expression
        : Read(Add(TensorKind.Map, expression.Shape, Reads(expression), TensorNode.Stopped, expression.Body, "StopGradient"));

    /// <summary>A map in other terms; it stops the gradient where the original does.</summary>
    public TensorNode Like(TensorNode map, TensorExpression expression) => map.StopsGradient && !expression.Body.IsConstant
        ? Add(TensorKind.Map, expression.Shape, Reads(expression), TensorNode.Stopped, expression.Body, map.Name)
        : Store(expression, map.Name);

    /// <summary>A smaller tensor at every element of a larger one: a number, a vector of channels, or a grid of one channel.</summary>
    public IrNode Spread(TensorExpression from, int[] shape)
    {
        if (from.Body.IsConstant || from.Shape.SequenceEqual(shape))
        {
            return from.Body;
        }

        Access access = from.IsScalar ? Access.Sample : from.Shape.Length == 1 ? Access.Channel : Access.Pixel;
        return Leaf(Store(from), access);
    }

    /// <summary>An operation element by element; numbers and smaller tensors are spread.</summary>
    public TensorExpression Apply(Operation operation, params TensorExpression[] operands)
    {
        int[] shape = operands.OrderByDescending(operand => operand.Shape.Length).ThenByDescending(operand => operand.Length).First().Shape;
        ComplexNode[] x = [.. operands.Select(operand => (ComplexNode)Spread(operand, shape))];
        return new TensorExpression(shape, operation.Lower(Elements, x).Re);
    }

    public TensorExpression Add(TensorExpression a, TensorExpression b) => Apply(Operations.Add.Instance, a, b);

    public TensorExpression Subtract(TensorExpression a, TensorExpression b) => Apply(Operations.Subtract.Instance, a, b);

    public TensorExpression Multiply(TensorExpression a, TensorExpression b) => Apply(Operations.Multiply.Instance, a, b);

    public TensorExpression Divide(TensorExpression a, TensorExpression b) => Apply(Operations.Divide.Instance, a, b);

    /// <summary>A linear map of constant weights.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shape">What the result is read as; null for the map's own outputs.</param>
    /// <param name="name">For comments.</param>
    /// <param name="terms">Matrices along the axes, for each term.</param>
    public TensorExpression Linear(TensorExpression x, int[]? shape, string name, params AxisMapShape[][] terms)
    {
        var map = new LinearShape(terms.Select(axes => axes.ToEquatable()).ToEquatable());
        return Read(Add(TensorKind.Linear, shape ?? map.Outputs, [Store(x)], tables.Linear(map), null, name));
    }

    /// <summary>The sum of all numbers of a sample.</summary>
    public TensorExpression Sum(TensorExpression x, string name) =>
        x.IsScalar ? x : Linear(x, [], name, [.. x.Shape.Select(AxisMapShape.Sum)]);

    /// <summary>Whether the factors of a scalar product are kept in memory, so that it can become a product of matrices.</summary>
    public bool KeepsFactors { get; init; }

    /// <summary>The scalar product.</summary>
    public TensorExpression Dot(TensorExpression a, TensorExpression b, string name) =>
        Sum(KeepsFactors ? Multiply(Read(Store(a, name)), Read(Store(b, name))) : Multiply(a, b), name);

    /// <summary>The sum over the channels, at every pixel: [..., 1].</summary>
    public TensorExpression SumOfChannels(TensorExpression x, string name) => Linear(
        x, PerPixel(x), name, [.. x.Shape.Take(x.Shape.Length - 1).Select(AxisMapShape.Identity), AxisMapShape.Sum(x.Channels)]);

    /// <summary>The largest of the channels, at every pixel: [..., 1].</summary>
    public TensorExpression LargestOfChannels(TensorExpression x, string name) =>
        Read(Add(TensorKind.ChannelMax, PerPixel(x), [Store(x)], 0, null, name));

    /// <summary>The largest of each window. What never falls is done to the largest alone: the largest relu(x) is relu of the largest x.</summary>
    public TensorExpression Largest(TensorExpression x, int window, int[] shape)
    {
        IrNode? rises = Rises(x.Body);
        TensorNode from = rises is null ? Store(x) : Store(new TensorExpression(x.Shape, rises));
        TensorNode largest = Add(TensorKind.MaxPool, shape, [from], window, null, "MaxPool");
        TensorExpression read = Read(largest);
        return rises is null ? read : new TensorExpression(shape, IrWalk.Replace(Elements, [x.Body], node => node == rises ? read.Body : null)[0]);
    }

    // what the expression is a ReLU of, leaky or not
    private static IrNode? Rises(IrNode body)
    {
        if (!body.Is<Operations.Select>() || !body.Operands[1].IsZero || body.Operands[2] != body.Operands[0])
        {
            return null;
        }

        IrNode x = body.Operands[0];
        IrNode negative = body.Operands[3];
        bool isLeaky = negative.Is<Operations.Multiply>() && negative.Operands.Contains(x)
            && negative.Operands.Any(factor => factor is { IsConstant: true, Number: > 0 });
        return (negative.IsZero || isLeaky) && x.Leaf is { Kind: LeafKind.Element, B: (int)Access.Element } ? x : null;
    }

    // of a vector one number, of a grid one channel
    private static int[] PerPixel(TensorExpression x) => x.Shape.Length <= 1 ? [] : [.. x.Shape.Take(x.Shape.Length - 1), 1];

    /// <summary>The transposed product: without bias, W' x.</summary>
    public TensorExpression TransposedProduct(ProductShape product, TensorExpression x, int[] shape) =>
        Read(Add(TensorKind.ProductAdjoint, shape, [Store(x)], tables.Product(product), null, product.Path));

    /// <summary>Axes in another order: axis i of the result is axis axes[i] of x.</summary>
    public TensorExpression Transpose(TensorExpression x, int[] axes)
    {
        int[] shape = [.. axes.Select(axis => x.Shape[axis])];
        int map = tables.Rearrange(new RearrangeShape(new(x.Shape), new(axes), new(shape)));
        return Read(Add(TensorKind.Rearrange, shape, [Store(x)], map, null, "Transpose"));
    }

    /// <summary>The same rows as another shape: [channel][pixel], with other channels and pixels. Nothing is computed.</summary>
    public TensorExpression View(TensorExpression x, int[] shape) => Read(Add(TensorKind.Channels, shape, [Store(x)], 0, null, "View"));

    /// <summary>A product; one that reads a flattened grid reads the grid itself, by a kernel as large as the grid.</summary>
    public TensorExpression Product(ProductShape product, TensorExpression x, int[] shape)
    {
        TensorNode from = Store(x);
        if (from.Kind == TensorKind.Rearrange && tables.Rearranged[from.Index].KeepsOrder && shape.Length == 1)
        {
            from = from.Operands[0];
            int[] grid = [.. from.Shape.Take(from.Shape.Length - 1)];
            var ones = new EquatableArray<int>(grid.Select(_ => 1));
            var zeros = new EquatableArray<int>(grid.Select(_ => 0));
            product = product with
            {
                Inputs = new(grid),
                Outputs = ones,
                Kernel = new(grid),
                Stride = ones,
                Dilation = ones,
                Before = zeros,
                Boundaries = zeros,
                InputChannels = from.Channels,
            };
        }

        return Read(Add(TensorKind.Product, shape, [from], tables.Product(product), null, product.Path));
    }

    /// <summary>The ReLU of a product, which is made where the product is stored; null where the expression is none.</summary>
    public TensorExpression? WithRelu(TensorExpression product) =>
        product.Body.Leaf is { Kind: LeafKind.Element } leaf && _nodes[leaf.A] is { Kind: TensorKind.Product } node && node.Shape.SequenceEqual(product.Shape)
            ? Read(Add(TensorKind.ReluProduct, node.Shape, node.Operands, node.Index, null, node.Name))
            : null;

    /// <summary>A pointwise function that reads statistics of the batch; its adjoint needs sums over the batch.</summary>
    public TensorNode Normalize(TensorExpression expression, int batch, TensorNode x, TensorNode moments) =>
        Add(TensorKind.BatchNormalize, expression.Shape, [x, moments], batch, expression.Body, moments.Name);

    private TensorNode[] Reads(TensorExpression expression) => [.. TensorWalk.Operands(this, expression.Body)];

    private TensorNode Add(TensorKind kind, int[] shape, TensorNode[] operands, int index, IrNode? body, string name)
    {
        string key = string.Join(",", shape) + ":" + string.Join(",", operands.Select(operand => operand.Id));
        if (!_interned.TryGetValue((kind, index, body, key), out TensorNode? node))
        {
            node = new TensorNode(_nodes.Count, kind, shape, operands, index, body) { Name = name };
            _nodes.Add(node);
            _interned.Add((kind, index, body, key), node);
        }

        return node;
    }
}
