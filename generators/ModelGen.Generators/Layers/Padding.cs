using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>A larger grid, which goes on beyond the border as the tensor's boundary says.</summary>
internal sealed class Padding : Layer
{
    private const int Largest = 1 << 20;

    public override IReadOnlyList<string> Methods => ["Pad"];

    public override IReadOnlyList<string> Operations => ["pad"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        int axes = x.Grid.Length;
        bool isEven = call.Has("pixels");
        int[] before = isEven ? [.. x.Grid.Select(_ => call.Integer("pixels", least: 0))] : call.Each("before", axes);
        int[] after = isEven ? before : call.Each("after", axes);
        if (before.Concat(after).Any(pixels => pixels is < 0 or > Largest))
        {
            throw call.Fail(
                "MG2015",
                $"adds {TensorShape.TextOf(before)} pixels before and {TensorShape.TextOf(after)} behind",
                "pad by 0 pixels or more; Crop and Slice take pixels away");
        }

        int node = call.Node("pad", [.. before, .. after, .. x.Boundaries], x.Node);
        return call.Grid(node, [.. x.Grid.Select((extent, axis) => before[axis] + extent + after[axis]), x.Channels]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        int axes = x.Shape.Length - 1;
        AxisMapShape Axis(int axis) =>
            AxisMapShape.Window(x.Shape[axis], node.Shape[axis], [1], 1, 1, node.Numbers[axis], node.Numbers[2 * axes + axis]);
        return node.Graph.Linear(x, null, "Pad", [.. Enumerable.Range(0, axes).Select(Axis), AxisMapShape.Identity(x.Channels)]);
    }
}
