using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>The middle of a grid.</summary>
internal sealed class Cropping : Layer
{
    public override IReadOnlyList<string> Methods => ["Crop"];

    public override IReadOnlyList<string> Operations => ["crop"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        int[] sizes = call.Each("sizes", x.Grid.Length);
        int axis = Array.FindIndex(sizes, size => size < 1);
        axis = axis < 0 ? Array.FindIndex(sizes.Zip(x.Grid, (size, extent) => size > extent).ToArray(), tooLarge => tooLarge) : axis;
        return axis < 0
            ? call.Grid(call.Node("crop", sizes, x.Node), [.. sizes, x.Channels])
            : throw call.Fail(
                "MG2015",
                $"takes {sizes[axis]} pixels of axis {axis} of {x.Text}, which has {x.Sizes[axis]}",
                $"take 1 to {x.Sizes[axis]}, or enlarge the grid by Pad or UpsampleTo");
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        return node.Graph.Linear(
            x,
            null,
            "Crop",
            [.. node.Numbers.Select((size, axis) => AxisMapShape.Slice(x.Shape[axis], (x.Shape[axis] - size) / 2, size)), AxisMapShape.Identity(x.Channels)]);
    }
}
