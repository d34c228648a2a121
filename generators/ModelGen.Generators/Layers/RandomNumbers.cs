using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Standard normal numbers, drawn anew for every sample and step; in predictions their mean, which is zero.</summary>
internal sealed class RandomNumbers : Layer
{
    public override IReadOnlyList<string> Methods => ["RandomNormal"];

    public override IReadOnlyList<string> Operations => [NodeSpec.RandomNormal];

    public override LayerResult Declare(LayerCall call)
    {
        int[] sizes = call.List("sizes");
        return sizes.Length > 0 && sizes.All(size => size > 0)
            ? new LayerResult(call.Named(NodeSpec.RandomNormal, "RandomNormal", [], sizes), sizes, new int[sizes.Length - 1])
            : throw call.Fail("MG2002", $"has the sizes {TensorShape.TextOf(sizes)}", "give positive extents, channels last, such as RandomNormal(2)");
    }

    public override TensorExpression Expand(Expansion node)
    {
        if (node.Purpose == NetworkPurpose.Prediction)
        {
            return new TensorExpression(node.Shape, node.Constant(0).Body);
        }

        int stream = node.Graph.Tables.Stream(new RandomShape(node.Path, IsNormal: true));
        return node.Graph.Read(node.Graph.Step(TensorKind.Random, node.Shape, stream, node.Path));
    }
}
