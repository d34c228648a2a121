using ModelGen.Generators.Operations;
using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>The error of a sample by the size of its target: of all elements, of each channel, and by the deviation of each channel.</summary>
internal sealed class RelativeNorm : Layer
{
    public override IReadOnlyList<string> Methods => ["RelativeL2", "NormalizedRootMeanSquare", "VarianceScaledError"];

    public override IReadOnlyList<string> Operations => ["relativel2", "normalizedrootmeansquare", "variancescalederror"];

    public override LayerResult Declare(LayerCall call)
    {
        (TensorShape a, TensorShape b) = call.Pair("prediction", "target");
        bool isVariance = call.Method == "VarianceScaledError";
        double least = call.Number(isVariance ? "epsilon" : "floor");
        if (!(least >= 0))
        {
            throw call.Fail("MG2020", CodeText.Of($"divides by at least {least}"), "give 0, or a small positive number");
        }

        string operation = isVariance ? "variancescalederror" : call.Method == "RelativeL2" ? "relativel2" : "normalizedrootmeansquare";
        return LayerCall.Scalar(call.Node(operation, [], a.Node, b.Node, call.Constant(least)));
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorGraph graph = node.Graph;
        TensorExpression target = node.Operands[1];
        TensorExpression square = node.Square(graph.Subtract(node.Operands[0], target));
        double least = node.Number(2);
        if (node.Operation == "variancescalederror")
        {
            TensorExpression centred = graph.Subtract(target, MeanOfChannels(node, target));
            TensorExpression variance = graph.Add(MeanOfChannels(node, node.Square(centred)), node.Constant(least));
            return Average(node, graph.Divide(Root(node, MeanOfChannels(node, square)), node.Apply(Sqrt.Instance, variance)));
        }

        bool isWhole = node.Operation == "relativel2";
        TensorExpression Size(TensorExpression x) => isWhole ? graph.Sum(x, "RelativeL2") : MeanOfChannels(node, x);
        TensorExpression size = node.Apply(Sqrt.Instance, Size(node.Square(target)));
        TensorExpression norm = least > 0 ? node.Apply(Max.Instance, size, node.Constant(least)) : size;
        return Average(node, graph.Divide(Root(node, Size(square)), norm));
    }

    private static TensorExpression Average(Expansion node, TensorExpression ratios) => ratios.IsScalar ? ratios : node.Mean(ratios);

    /// <summary>The mean of each channel over the grid; of a vector one number.</summary>
    private static TensorExpression MeanOfChannels(Expansion node, TensorExpression x)
    {
        if (x.Shape.Length <= 1)
        {
            return node.Mean(x);
        }

        TensorExpression sums = node.Graph.Linear(
            x, [x.Channels], node.Path, [.. x.Shape.Take(x.Shape.Length - 1).Select(AxisMapShape.Sum), AxisMapShape.Identity(x.Channels)]);
        return node.Graph.Multiply(node.Constant(1.0 / x.Pixels), sums);
    }

    // the root of nothing has no derivative: below the square of the smallest difference that counts, it starts as a parabola
    private static TensorExpression Root(Expansion node, TensorExpression x) => node.Apply(Sqrt.Instance, node.Graph.Add(x, node.Constant(1e-30)));
}
