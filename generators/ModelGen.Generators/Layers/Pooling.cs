using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>The largest or the mean of windows.</summary>
internal sealed class Pooling : Layer
{
    public override IReadOnlyList<string> Methods => ["MaxPool", "AveragePool"];

    public override IReadOnlyList<string> Operations => ["maxpool", "averagepool"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        int size = call.Integer("size");
        int stride = call.Integer("stride", least: 0);
        int step = stride == 0 ? size : stride;
        int axis = Array.FindIndex(x.Grid, extent => extent < size);
        if (axis >= 0)
        {
            throw call.Fail("MG2011", $"takes windows of {size} pixels from {x.Sizes[axis]} pixels of axis {axis} of {x.Text}", "pool fewer times, or by less");
        }

        int node = call.Node(call.Method == "MaxPool" ? "maxpool" : "averagepool", [size, step, .. x.Boundaries], x.Node);
        return call.Grid(node, [.. x.Grid.Select(extent => (extent - size) / step + 1), x.Channels]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        int axes = x.Shape.Length - 1;
        int size = node.Numbers[0];
        int stride = node.Numbers[1];
        int[] inputs = [.. x.Shape.Take(axes)];
        int[] outputs = [.. node.Shape.Take(axes)];
        if (node.Operation == "maxpool")
        {
            int[] Each(int number) => [.. inputs.Select(_ => number)];
            int window = node.Graph.Tables.Window(new WindowShape(
                new(inputs), new(Each(size)), new(Each(stride)), new(Each(BoundaryNames.Zero)), new(outputs), x.Channels));
            return node.Graph.Largest(x, window, node.Shape);
        }

        double[] weights = [.. Enumerable.Repeat(1.0 / size, size)];
        return node.Graph.Linear(
            x,
            null,
            "AveragePool",
            [
                .. inputs.Select((n, axis) => AxisMapShape.Window(n, outputs[axis], weights, stride, 1, 0, BoundaryNames.Zero)),
                AxisMapShape.Identity(x.Channels),
            ]);
    }
}
