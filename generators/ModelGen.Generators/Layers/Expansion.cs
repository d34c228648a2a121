using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Which program a network is expanded for: training and prediction are two, not a mode.</summary>
internal enum NetworkPurpose
{
    /// <summary>Statistics of the batch, dropout.</summary>
    Training,

    /// <summary>Running statistics, no dropout.</summary>
    Prediction,

    /// <summary>Running statistics, dropout: Gal and Ghahramani 2016.</summary>
    Sampling,
}

/// <summary>A declared node on its way to steps.</summary>
internal sealed class Expansion(TensorGraph graph, NodeSpec node, TensorExpression[] operands, int[] shape, NetworkPurpose purpose)
{
    public TensorGraph Graph => graph;

    public NetworkPurpose Purpose => purpose;

    public string Operation => node.Operation;

    /// <summary>The layer's path.</summary>
    public string Path => node.Name ?? node.Operation;

    /// <summary>The result's sizes; none for a scalar.</summary>
    public int[] Shape => shape;

    public IReadOnlyList<TensorExpression> Operands => operands;

    public TensorExpression Input => operands[0];

    /// <summary>The declared name of an operand, where it is an input or a target.</summary>
    public string DeclaredName { get; init; } = "";

    /// <summary>The domain over which the values of a function lie.</summary>
    public (double Lower, double Upper) Domain { get; init; }

    /// <summary>The domain of each operand that is a coordinate.</summary>
    public IReadOnlyList<(double Lower, double Upper)?> Domains { get; init; } = [];

    /// <summary>The classes of a label among the operands.</summary>
    public int Classes { get; init; }

    public int[] Numbers => [.. node.Numbers.Select(number => (int)number)];

    /// <summary>An operand that is a constant.</summary>
    public double Number(int operand) => operands[operand].Body.Number;

    /// <summary>An operation by its class.</summary>
    public TensorExpression Apply(Operation operation, params TensorExpression[] x) => graph.Apply(operation, x);

    public TensorExpression Constant(double number) => graph.Constant(number);

    public TensorExpression Square(TensorExpression x) => graph.Multiply(x, x);

    public TensorExpression Mean(TensorExpression x) => graph.Multiply(graph.Constant(1.0 / x.Length), graph.Sum(x, Path));

    /// <summary>a &gt; b ? x : y.</summary>
    public TensorExpression Where(TensorExpression a, TensorExpression b, TensorExpression x, TensorExpression y) => graph.Apply(Select.Instance, a, b, x, y);

    /// <summary>The logarithm of the softmax along the channels.</summary>
    public TensorExpression LogSoftmax(TensorExpression scores)
    {
        TensorExpression shifted = graph.Subtract(scores, graph.LargestOfChannels(scores, Path));
        TensorExpression sum = graph.SumOfChannels(graph.Apply(Exp.Instance, shifted), Path);
        return graph.Subtract(shifted, graph.Apply(Log.Instance, sum));
    }

    /// <summary>1 at the channel of the label, 0 at the others.</summary>
    public TensorExpression OneHot(TensorExpression label, int[] sizes)
    {
        IrGraph elements = graph.Elements;
        IrNode number = elements.Leaf(new Leaf(LeafKind.ChannelNumber));
        IrNode distance = elements.Subtract(number, graph.Spread(label, sizes));
        IrNode square = elements.Multiply(distance, distance);
        return new TensorExpression(sizes, elements.Select(elements.Constant(0.25), square, elements.One, elements.Zero));
    }
}
