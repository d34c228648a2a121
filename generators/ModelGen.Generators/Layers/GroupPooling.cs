using ModelGen.Generators.Operations;
using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Regular fields as scalar ones: the largest or the mean over the elements of the group.</summary>
internal sealed class GroupPooling : Layer
{
    public override IReadOnlyList<string> Methods => ["GroupMaxPool", "GroupAveragePool"];

    public override IReadOnlyList<string> Operations => ["groupmax", "groupaverage"];

    public override LayerResult Declare(LayerCall call)
    {
        int group = SymmetryGroups.Of(call);
        int fields = SymmetryGroups.Fields(call, call.Input, group, SymmetryGroups.Regular);
        int node = call.Node(call.Method == "GroupMaxPool" ? "groupmax" : "groupaverage", [SymmetryGroups.Order(group)], call.Input.Node);
        return call.Grid(node, [.. call.Input.Grid, fields]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        int order = node.Numbers[0];
        TensorExpression x = node.Input;
        if (node.Operation == "groupaverage")
        {
            return Of(node, x, Enumerable.Repeat(1.0 / order, order), 0);
        }

        TensorExpression stored = node.Graph.Read(node.Graph.Store(x));
        TensorExpression largest = Of(node, stored, [1], 0);
        for (int g = 1; g < order; g++)
        {
            TensorExpression next = Of(node, stored, [1], g);
            largest = node.Where(next, largest, next, largest);
        }

        return largest;
    }

    // weights of neighbouring channels of each field, from one of them on
    private static TensorExpression Of(Expansion node, TensorExpression x, IEnumerable<double> weights, int first) => node.Graph.Linear(
        x,
        null,
        node.Operation,
        [
            .. x.Shape.Take(x.Shape.Length - 1).Select(AxisMapShape.Identity),
            AxisMapShape.Window(x.Channels, x.Channels / node.Numbers[0], weights, node.Numbers[0], 1, -first, BoundaryNames.Zero),
        ]);
}
