using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>All numbers as a vector, in the order of [pixel][channel].</summary>
internal sealed class Flatten : Layer
{
    public override IReadOnlyList<string> Methods => ["Flatten"];

    public override IReadOnlyList<string> Operations => ["flatten"];

    public override LayerResult Declare(LayerCall call) => LayerCall.Vector(call.Node("flatten", [], call.Input.Node), call.Input.Length);

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        if (x.Shape.Length <= 1)
        {
            return x;
        }

        int map = node.Graph.Tables.Rearrange(new RearrangeShape(new(x.Shape), new(Enumerable.Range(0, x.Shape.Length)), new(node.Shape)));
        return node.Graph.Read(node.Graph.Step(TensorKind.Rearrange, node.Shape, map, "Flatten", node.Graph.Store(x)));
    }
}
