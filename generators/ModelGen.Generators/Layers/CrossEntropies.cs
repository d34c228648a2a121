using ModelGen.Generators.Operations;
using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>Losses of classification from scores, and their accuracy.</summary>
internal sealed class CrossEntropies : Layer
{
    public override IReadOnlyList<string> Methods => ["CrossEntropy", "KullbackLeibler", "Accuracy"];

    public override IReadOnlyList<string> Operations => ["crossentropy", "crossentropyof", "kullbackleibler", "accuracy"];

    public override LayerResult Declare(LayerCall call)
    {
        if (call.Label("label") is not { } label)
        {
            (TensorShape a, TensorShape b) = call.Pair("scores", "probabilities");
            return LayerCall.Scalar(call.Node(call.Method == "CrossEntropy" ? "crossentropyof" : "kullbackleibler", [], a.Node, b.Node));
        }

        TensorShape scores = call.Tensor("scores");
        if (scores.Channels != label.Classes || !scores.Grid.SequenceEqual(label.Sizes))
        {
            string where = label.Sizes.Length > 0 ? " at every pixel of " + TensorShape.TextOf(label.Sizes) : "";
            throw call.Fail(
                "MG2017",
                $"compares scores {scores.Text} with a label of {label.Classes} classes{where}",
                $"the scores need the shape {TensorShape.TextOf([.. label.Sizes, label.Classes])}, such as by Dense({label.Classes})");
        }

        if (call.Method == "Accuracy")
        {
            return LayerCall.Scalar(call.Node("accuracy", [], scores.Node, label.Node));
        }

        double smoothing = call.Number("smoothing");
        double[] weights = call.Numbers("weights");
        if (weights.Length > 0 && (weights.Length != label.Classes || !weights.All(weight => weight >= 0)))
        {
            throw call.Fail(
                "MG2017",
                $"gives {weights.Length} weights to a label of {label.Classes} classes",
                $"give {label.Classes} numbers that are not negative, one for each class");
        }

        return smoothing is >= 0 and < 1
            ? LayerCall.Scalar(call.Node("crossentropy", [], [scores.Node, label.Node, call.Constant(smoothing), .. weights.Select(call.Constant)]))
            : throw call.Fail("MG2020", CodeText.Of($"spreads {smoothing} of the label over all classes"), "give a share from 0 to below 1");
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression scores = node.Input;
        double perPixel = 1.0 / scores.Pixels;
        if (node.Operation == "accuracy")
        {
            TensorExpression largest = node.Graph.LargestOfChannels(scores, "Accuracy");
            TensorExpression isLargest = node.Where(largest, scores, node.Constant(0), node.Constant(1));
            TensorExpression own = node.Graph.Multiply(node.OneHot(node.Operands[1], scores.Shape), isLargest);
            return node.Graph.Multiply(node.Constant(perPixel), node.Graph.Sum(own, "Accuracy"));
        }

        TensorExpression logarithms = node.Graph.Read(node.Graph.Store(node.LogSoftmax(scores), node.Path));
        TensorExpression weights = node.Operands[1];
        if (node.Operation == "crossentropy")
        {
            double smoothing = node.Number(2);
            weights = node.OneHot(weights, scores.Shape);
            if (smoothing > 0)
            {
                weights = node.Graph.Add(
                    node.Graph.Multiply(node.Constant(1 - smoothing), weights), node.Constant(smoothing / scores.Channels));
            }
        }

        TensorExpression terms = node.Graph.Multiply(weights, logarithms);
        if (node.Operation == "kullbackleibler")
        {
            // t log t, which is 0 at 0
            TensorExpression safe = node.Apply(Max.Instance, weights, node.Constant(1e-37));
            terms = node.Graph.Subtract(terms, node.Graph.Multiply(weights, node.Apply(Log.Instance, safe)));
        }

        if (node.Operation == "crossentropy" && node.Operands.Count > 3)
        {
            terms = node.Graph.Multiply(node.Graph.SumOfChannels(terms, node.Path), WeightOfClass(node, scores.Shape));
        }

        return node.Graph.Multiply(node.Constant(-perPixel), node.Graph.Sum(terms, node.Path));
    }

    /// <summary>The weight of the label's class, at every pixel.</summary>
    private static TensorExpression WeightOfClass(Expansion node, int[] shape)
    {
        double[] weights = [.. Enumerable.Range(3, node.Operands.Count - 3).Select(node.Number)];
        AxisMapShape[] axes =
        [
            .. shape.Take(shape.Length - 1).Select(AxisMapShape.Identity),
            AxisMapShape.Window(weights.Length, 1, weights, 1, 1, 0, BoundaryNames.Zero),
        ];
        int[] perPixel = shape.Length == 1 ? [] : [.. shape.Take(shape.Length - 1), 1];
        return node.Graph.Linear(node.OneHot(node.Operands[1], shape), perPixel, node.Path, axes);
    }
}
