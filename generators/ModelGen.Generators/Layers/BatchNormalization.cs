using ModelGen.Generators.Ir;
using ModelGen.Generators.Operations;
using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>Channels normalised over the batch; predictions use running statistics.</summary>
internal sealed class BatchNormalization : Layer
{
    public override IReadOnlyList<string> Methods => ["BatchNorm"];

    public override IReadOnlyList<string> Operations => ["batchnorm"];

    public override LayerResult Declare(LayerCall call)
    {
        double momentum = call.Number("momentum");
        double epsilon = call.Number("epsilon");
        if (momentum is not (> 0 and <= 1) || !(epsilon > 0))
        {
            throw call.Fail(
                "MG2020", CodeText.Of($"has momentum {momentum} and epsilon {epsilon}"), "give a momentum above 0 and up to 1, and a small positive epsilon");
        }

        TensorShape x = call.Input;
        int group = call.Has("group") ? SymmetryGroups.Of(call) : SymmetryGroups.None;
        int fields = SymmetryGroups.Fields(call, x, group, SymmetryGroups.Regular);
        int[] numbers = group == SymmetryGroups.None ? [] : [SymmetryGroups.Order(group)];
        return call.Like(call.Named("batchnorm", "BatchNorm", [fields], numbers, x.Node, call.Constant(momentum), call.Constant(epsilon)));
    }

    public override TensorExpression Expand(Expansion node)
    {
        if (node.Numbers.Length == 0)
        {
            return Normalize(node, node.Input);
        }

        // channels of a field are one channel of more pixels, as they lie in memory
        int order = node.Numbers[0];
        int[] shape = node.Shape;
        TensorExpression fields = node.Graph.View(node.Input, [order, .. shape.Take(shape.Length - 1), shape[shape.Length - 1] / order]);
        return node.Graph.View(Normalize(node, fields), shape);
    }

    private static TensorExpression Normalize(Expansion node, TensorExpression x)
    {
        TensorGraph graph = node.Graph;
        int channels = x.Channels;
        TensorExpression Own(string name, double initial, bool trained) => graph.Read(graph.Parameter(
            new ParameterShape(node.Path + "/" + name, new([channels])) { Initial = initial, IsTrained = trained }));
        TensorExpression scale = Own("scale", 1, trained: true);
        TensorExpression shift = Own("shift", 0, trained: true);
        TensorExpression mean = Own("mean", 0, trained: false);
        TensorExpression variance = Own("variance", 1, trained: false);
        double epsilon = node.Number(2);
        TensorExpression normalized;
        if (node.Purpose == NetworkPurpose.Training)
        {
            int batch = graph.Tables.Batch(new BatchShape(node.Path, channels, x.Pixels, epsilon, node.Number(1)));
            TensorNode stored = graph.Store(x);
            TensorNode moments = graph.Step(TensorKind.BatchMoments, [channels], batch, node.Path, stored);
            IrGraph elements = graph.Elements;
            IrNode centred = elements.Subtract(graph.Read(stored).Body, graph.Leaf(moments, Access.BatchFirst));
            var body = new TensorExpression(x.Shape, elements.Multiply(centred, graph.Leaf(moments, Access.BatchSecond)));
            normalized = graph.Read(graph.Normalize(body, batch, stored, moments));
        }
        else
        {
            TensorExpression deviation = node.Apply(Sqrt.Instance, graph.Add(variance, node.Constant(epsilon)));
            TensorExpression factor = graph.Read(graph.Store(graph.Divide(node.Constant(1), deviation), node.Path));
            normalized = graph.Multiply(graph.Subtract(x, mean), factor);
        }

        return graph.Add(graph.Multiply(normalized, scale), shift);
    }
}
