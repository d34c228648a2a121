using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Finer grids: each pixel repeated, or linear interpolation between centres.</summary>
internal sealed class Upsampling : Layer
{
    public override IReadOnlyList<string> Methods => ["Upsample", "UpsampleLinear"];

    public override IReadOnlyList<string> Operations => ["upsample", "upsamplelinear"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        int factor = call.Integer("factor");
        int node = call.Node(call.Method == "Upsample" ? "upsample" : "upsamplelinear", [factor, .. x.Boundaries], x.Node);
        return call.Grid(node, [.. x.Grid.Select(extent => extent * factor), x.Channels]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        int factor = node.Numbers[0];
        AxisMapShape Axis(int n, int axis) => node.Operation == "upsample"
            ? AxisMapShape.Nearest(n, factor)
            : AxisMapShape.Linear(n, factor, node.Numbers[1 + axis]);
        return node.Graph.Linear(
            x, null, "Upsample", [.. x.Shape.Take(x.Shape.Length - 1).Select(Axis), AxisMapShape.Identity(x.Channels)]);
    }
}
