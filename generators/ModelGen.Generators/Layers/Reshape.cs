using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>The same numbers, in the order of [pixel][channel], as another shape.</summary>
internal sealed class Reshape : Layer
{
    public override IReadOnlyList<string> Methods => ["Reshape"];

    public override IReadOnlyList<string> Operations => ["reshape"];

    public override LayerResult Declare(LayerCall call)
    {
        int[] sizes = call.List("sizes");
        TensorShape x = call.Input;
        double elements = sizes.Aggregate(1.0, (product, size) => product * size);
        if (sizes.Length == 0 || sizes.Any(size => size < 1) || elements != x.Length)
        {
            throw call.Fail("MG2014", $"reads the {x.Length} numbers of {x.Text} as {TensorShape.TextOf(sizes)}, which holds {elements:0}", Remedy(x, sizes));
        }

        return new LayerResult(call.Node("reshape", sizes, x.Node), sizes, new int[sizes.Length - 1]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        if (x.Shape.SequenceEqual(node.Shape))
        {
            return x;
        }

        int map = node.Graph.Tables.Rearrange(new RearrangeShape(new(x.Shape), new(Enumerable.Range(0, x.Shape.Length)), new(node.Shape)));
        return node.Graph.Read(node.Graph.Step(TensorKind.Rearrange, node.Shape, map, "Reshape", node.Graph.Store(x)));
    }

    private static string Remedy(TensorShape x, int[] sizes)
    {
        double grid = sizes.Take(sizes.Length - 1).Aggregate(1.0, (product, size) => product * size);
        return sizes.Length > 0 && sizes.All(size => size > 0) && x.Length % grid == 0
            ? $"{TensorShape.TextOf([.. sizes.Take(sizes.Length - 1), (int)(x.Length / grid)])} holds as many; or change the layer before it"
            : "give positive sizes whose product is the same, or change the layer before it";
    }
}
