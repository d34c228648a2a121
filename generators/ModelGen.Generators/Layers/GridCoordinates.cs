using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Where the pixels of a grid are: constants, one channel for each axis. A layer to write, for nothing adds them silently.</summary>
internal sealed class GridCoordinates : Layer
{
    public override IReadOnlyList<string> Methods => ["Grid"];

    public override IReadOnlyList<string> Operations => ["grid"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        return call.Grid(call.Node("grid", x.Boundaries, x.Node), [.. x.Grid, x.Grid.Length]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        int[] sizes = [.. node.Shape.Take(node.Shape.Length - 1)];
        var one = new TensorExpression([.. node.Shape.Select(_ => 1)], node.Constant(1).Body);
        TensorNode Along(int along)
        {
            IEnumerable<AxisMapShape> axes = sizes.Select((n, axis) => axis == along
                ? AxisMapShape.Places(n, node.Numbers[axis] == BoundaryNames.Periodic)
                : AxisMapShape.Nearest(1, n));
            return node.Graph.Store(node.Graph.Linear(one, null, "Grid", [.. axes, AxisMapShape.Identity(1)]));
        }

        TensorNode[] parts = [.. Enumerable.Range(0, sizes.Length).Select(Along)];
        return node.Graph.Read(parts.Length == 1 ? parts[0] : node.Graph.Step(TensorKind.Concat, node.Shape, 0, "Grid", parts));
    }
}
