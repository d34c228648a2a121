using ModelGen.Generators.Ir;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>
/// A function between its sensors: the scalar product of its values with a basis of piecewise polynomials at the place. Linear hats, or Keys' cubic
/// convolution (1981), whose missing neighbours beyond both ends are extrapolated by the second difference.
/// </summary>
internal sealed class Interpolating : Layer
{
    public override IReadOnlyList<string> Methods => ["Interpolate"];

    public override IReadOnlyList<string> Operations => ["interpolate"];

    public override LayerResult Declare(LayerCall call)
    {
        if (!call.IsFunction(call.Input))
        {
            throw call.Fail(
                "MG2026",
                $"takes a value between those of {call.Input.Text}, which is no function of a coordinate",
                "call it on an input or a target that says where its values lie, such as [Input(100, Along = nameof(X))]");
        }

        int kind = call.Integer("kind", least: 0);
        return kind == 0 || call.Input.Channels >= 4
            ? LayerCall.Scalar(call.Node("interpolate", [kind], call.Input.Node, call.Scalar("place")))
            : throw call.Fail("MG2020", $"is cubic between {call.Input.Channels} sensors", "give at least four, or interpolate linearly");
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression values = node.Operands[0];
        int sensors = values.Channels;
        double scale = (sensors - 1) / (node.Domain.Upper - node.Domain.Lower);
        TensorExpression place = node.Graph.Multiply(node.Constant(scale), node.Graph.Subtract(node.Operands[1], node.Constant(node.Domain.Lower)));
        IrGraph elements = node.Graph.Elements;
        IrNode number = elements.Leaf(new Leaf(LeafKind.ChannelNumber));
        IrNode at = node.Graph.Spread(node.Graph.Read(node.Graph.Store(place, "Interpolate")), [sensors]);
        IrNode basis = node.Numbers[0] == 0
            ? Hat(elements, elements.Subtract(at, number))
            : Keys(elements, at, number, sensors);
        return node.Graph.Dot(values, new TensorExpression([sensors], basis), "Interpolate");
    }

    private static IrNode Hat(IrGraph graph, IrNode distance)
    {
        IrNode height = graph.Subtract(graph.One, Size(graph, distance));
        return graph.Select(height, graph.Zero, height, graph.Zero);
    }

    /// <summary>Keys' basis, in whose first and last functions the extrapolated neighbours take part: c_-1 = 3 c_0 - 3 c_1 + c_2.</summary>
    private static IrNode Keys(IrGraph graph, IrNode at, IrNode number, int sensors)
    {
        IrNode sum = Cubic(graph, graph.Subtract(at, number));
        IrNode below = Cubic(graph, graph.Add(at, graph.One));
        IrNode above = Cubic(graph, graph.Subtract(at, graph.Constant(sensors)));
        foreach ((int from, double weight) in new[] { (0, 3.0), (1, -3.0), (2, 1.0) })
        {
            sum = graph.Add(sum, Only(graph, number, from, graph.Multiply(graph.Constant(weight), below)));
            sum = graph.Add(sum, Only(graph, number, sensors - 1 - from, graph.Multiply(graph.Constant(weight), above)));
        }

        return sum;
    }

    private static IrNode Only(IrGraph graph, IrNode number, int channel, IrNode value)
    {
        IrNode distance = graph.Subtract(number, graph.Constant(channel));
        return graph.Select(graph.Constant(0.25), graph.Multiply(distance, distance), value, graph.Zero);
    }

    private static IrNode Cubic(IrGraph graph, IrNode distance)
    {
        IrNode t = Size(graph, distance);
        IrNode near = Polynomial(graph, t, [1, 0, -2.5, 1.5]);
        IrNode far = Polynomial(graph, t, [2, -4, 2.5, -0.5]);
        return graph.Select(graph.One, t, near, graph.Select(graph.Constant(2), t, far, graph.Zero));
    }

    private static IrNode Polynomial(IrGraph graph, IrNode t, double[] coefficients)
    {
        IrNode sum = graph.Constant(coefficients[coefficients.Length - 1]);
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = graph.Add(graph.Multiply(sum, t), graph.Constant(coefficients[i]));
        }

        return sum;
    }

    private static IrNode Size(IrGraph graph, IrNode x) => graph.Select(x, graph.Zero, x, graph.Negate(x));
}
