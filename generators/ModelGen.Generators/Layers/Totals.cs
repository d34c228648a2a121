using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>The sum and the mean of all numbers, and the scalar product.</summary>
internal sealed class Totals : Layer
{
    public override IReadOnlyList<string> Methods => ["Sum", "Mean", "Dot"];

    public override IReadOnlyList<string> Operations => ["sum", "mean", "dot"];

    public override LayerResult Declare(LayerCall call)
    {
        if (call.Method == "Dot")
        {
            (TensorShape a, TensorShape b) = call.Pair("a", "b");
            return LayerCall.Scalar(call.Node("dot", [], a.Node, b.Node));
        }

        return LayerCall.Scalar(call.Node(call.Method == "Sum" ? "sum" : "mean", [], call.Input.Node));
    }

    public override TensorExpression Expand(Expansion node) => node.Operation switch
    {
        "dot" => node.Graph.Dot(node.Operands[0], node.Operands[1], "Dot"),
        "sum" => node.Graph.Sum(node.Input, "Sum"),
        _ => node.Mean(node.Input),
    };
}
