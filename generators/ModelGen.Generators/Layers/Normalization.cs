using ModelGen.Generators.Operations;
using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>Each sample normalised by itself: all of it, or groups of its channels. The same in training and in predictions.</summary>
internal sealed class Normalization : Layer
{
    public override IReadOnlyList<string> Methods => ["LayerNorm", "GroupNorm"];

    public override IReadOnlyList<string> Operations => ["groupnorm"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.Input;
        int groups = call.Method == "GroupNorm" ? call.Integer("groups") : 1;
        if (x.Channels % groups != 0)
        {
            throw call.Fail(
                "MG2010", $"divides the {x.Channels} channels of {x.Text} into {groups} groups", "give a number of groups that divides the channels");
        }

        double epsilon = call.Number("epsilon");
        return epsilon > 0
            ? call.Like(call.Named("groupnorm", call.Method, [x.Channels], [groups], x.Node, call.Constant(epsilon)))
            : throw call.Fail("MG2020", CodeText.Of($"has epsilon = {epsilon}"), "give a small positive epsilon, such as 1e-5");
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorGraph graph = node.Graph;
        TensorExpression x = node.Input;
        int groups = node.Numbers[0];
        TensorExpression Own(string name, double initial) =>
            graph.Read(graph.Parameter(new ParameterShape(node.Path + "/" + name, new([x.Channels])) { Initial = initial }));
        TensorExpression stored = graph.Read(graph.Store(x, node.Path));
        TensorExpression centred = graph.Read(graph.Store(graph.Subtract(stored, Mean(node, stored, groups)), node.Path));
        TensorExpression variance = Mean(node, node.Square(centred), groups);
        TensorExpression deviation = node.Apply(Sqrt.Instance, graph.Add(variance, node.Constant(node.Number(1))));
        TensorExpression factor = graph.Read(graph.Store(graph.Divide(node.Constant(1), deviation), node.Path));
        TensorExpression normalized = graph.Multiply(centred, factor);
        return graph.Add(graph.Multiply(normalized, Own("scale", 1)), Own("shift", 0));
    }

    /// <summary>The mean of each group: one number, or one for each channel.</summary>
    private static TensorExpression Mean(Expansion node, TensorExpression x, int groups)
    {
        if (groups == 1)
        {
            return node.Mean(x);
        }

        int share = x.Channels / groups;
        double weight = (double)groups / x.Length;
        AxisMapShape group = AxisMapShape.Window(x.Channels, groups, Enumerable.Repeat(weight, share), share, 1, 0, BoundaryNames.Zero);
        TensorExpression means = node.Graph.Linear(x, [groups], node.Path, [.. x.Shape.Take(x.Shape.Length - 1).Select(AxisMapShape.Sum), group]);
        return node.Graph.Linear(means, [x.Channels], node.Path, [AxisMapShape.Nearest(groups, share)]);
    }
}
