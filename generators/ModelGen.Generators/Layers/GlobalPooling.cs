using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>The mean or the largest number of every channel over the grid.</summary>
internal sealed class GlobalPooling : Layer
{
    public override IReadOnlyList<string> Methods => ["GlobalAveragePool", "GlobalMaxPool"];

    public override IReadOnlyList<string> Operations => ["globalaverage", "globalmax"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        return LayerCall.Vector(call.Node(call.Method == "GlobalMaxPool" ? "globalmax" : "globalaverage", [], x.Node), x.Channels);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        int[] grid = [.. x.Shape.Take(x.Shape.Length - 1)];
        if (node.Operation == "globalmax")
        {
            int[] Each(int number) => [.. grid.Select(_ => number)];
            int window = node.Graph.Tables.Window(new WindowShape(new(grid), new(grid), new(Each(1)), new(Each(0)), new(Each(1)), x.Channels));
            return node.Graph.Read(node.Graph.Step(TensorKind.MaxPool, node.Shape, window, "GlobalMaxPool", node.Graph.Store(x)));
        }

        TensorExpression sum = node.Graph.Linear(x, node.Shape, "GlobalAveragePool", [.. grid.Select(AxisMapShape.Sum), AxisMapShape.Identity(x.Channels)]);
        return node.Graph.Multiply(node.Constant(1.0 / x.Pixels), sum);
    }
}
