using ModelGen.Generators.Operations;
using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>Losses that are means of a function of the difference.</summary>
internal sealed class Differences : Layer
{
    public override IReadOnlyList<string> Methods => ["MeanSquaredError", "MeanAbsoluteError", "Huber"];

    public override IReadOnlyList<string> Operations => ["meansquarederror", "meanabsoluteerror", "huber"];

    public override LayerResult Declare(LayerCall call)
    {
        (TensorShape a, TensorShape b) = call.Pair("prediction", "target");
        if (call.Method != "Huber")
        {
            return LayerCall.Scalar(call.Node(call.Method == "MeanSquaredError" ? "meansquarederror" : "meanabsoluteerror", [], a.Node, b.Node));
        }

        double delta = call.Number("delta");
        return delta > 0
            ? LayerCall.Scalar(call.Node("huber", [], a.Node, b.Node, call.Constant(delta)))
            : throw call.Fail("MG2020", CodeText.Of($"has delta = {delta}"), "give a positive number");
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression d = node.Graph.Subtract(node.Operands[0], node.Operands[1]);
        switch (node.Operation)
        {
            case "meansquarederror":
                return node.Mean(node.Square(d));
            case "meanabsoluteerror":
                return node.Mean(node.Apply(Abs.Instance, d));
            default:
                double delta = node.Number(2);
                TensorExpression size = node.Apply(Abs.Instance, d);
                TensorExpression far = node.Graph.Multiply(node.Constant(delta), node.Graph.Subtract(size, node.Constant(delta / 2)));
                return node.Mean(node.Where(size, node.Constant(delta), far, node.Graph.Multiply(node.Constant(0.5), node.Square(d))));
        }
    }
}
