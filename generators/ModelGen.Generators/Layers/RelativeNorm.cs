using ModelGen.Generators.Operations;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>|p - t| / |t|.</summary>
internal sealed class RelativeNorm : Layer
{
    public override IReadOnlyList<string> Methods => ["RelativeL2"];

    public override IReadOnlyList<string> Operations => ["relativel2"];

    public override LayerResult Declare(LayerCall call)
    {
        (TensorShape a, TensorShape b) = call.Pair("prediction", "target");
        double floor = call.Number("floor");
        return floor >= 0
            ? LayerCall.Scalar(call.Node("relativel2", [], a.Node, b.Node, call.Constant(floor)))
            : throw call.Fail("MG2020", $"has a floor of {floor}", "give 0, or a small positive norm");
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression difference = node.Graph.Sum(node.Square(node.Graph.Subtract(node.Operands[0], node.Operands[1])), "RelativeL2");
        TensorExpression size = node.Apply(Sqrt.Instance, node.Graph.Sum(node.Square(node.Operands[1]), "RelativeL2"));
        double floor = node.Number(2);
        TensorExpression norm = floor > 0 ? node.Apply(Max.Instance, size, node.Constant(floor)) : size;

        // the root of nothing has no derivative: below the square of the smallest difference that counts, it starts as a parabola
        TensorExpression root = node.Apply(Sqrt.Instance, node.Graph.Add(difference, node.Constant(1e-30)));
        return node.Graph.Divide(root, norm);
    }
}
