using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>The finer grid of another tensor: the nearest pixel, or linear interpolation between centres.</summary>
internal sealed class Resizing : Layer
{
    public override IReadOnlyList<string> Methods => ["UpsampleTo", "UpsampleLinearTo"];

    public override IReadOnlyList<string> Operations => ["resize", "resizelinear"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        TensorShape like = call.Tensor("like");
        if (like.Grid.Length != x.Grid.Length)
        {
            throw call.Fail("MG2007", $"brings {x.Text} to the grid of {like.Text}, which has another number of axes", "name a tensor with as many axes");
        }

        if (x.Grid.Zip(like.Grid, (own, other) => own > other).Any(isLarger => isLarger))
        {
            throw call.Fail(
                "MG2012", $"brings {x.Text} to the grid of {like.Text}, which is not finer", $"crop it by Crop({string.Join(", ", like.Grid)}), or pool it");
        }

        int node = call.Node(call.Method == "UpsampleTo" ? "resize" : "resizelinear", [.. like.Grid, .. x.Boundaries], x.Node);
        return call.Grid(node, [.. like.Grid, x.Channels]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        int axes = x.Shape.Length - 1;
        AxisMapShape Axis(int axis) => node.Operation == "resize"
            ? AxisMapShape.NearestOf(x.Shape[axis], node.Shape[axis])
            : AxisMapShape.LinearOf(x.Shape[axis], node.Shape[axis], node.Numbers[axes + axis]);
        return node.Graph.Linear(x, null, "UpsampleTo", [.. Enumerable.Range(0, axes).Select(Axis), AxisMapShape.Identity(x.Channels)]);
    }
}
