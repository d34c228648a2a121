using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>Fixed weights around every pixel: convolutions without parameters, finite differences.</summary>
internal sealed class Stencils : Layer
{
    public override IReadOnlyList<string> Methods => ["Stencil", "Laplacian", "Derivative"];

    public override IReadOnlyList<string> Operations => ["stencil", "laplacian", "derivative"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        if (call.Method == "Stencil")
        {
            (int[] sizes, double[] weights) = call.Weights("weights");
            if (sizes.Length != x.Grid.Length || weights.Length == 0)
            {
                throw call.Fail(
                    "MG2007",
                    $"has weights of the shape {TensorShape.TextOf(sizes)} for the {x.Grid.Length} axes of the grid of {x.Text}",
                    "give a list of weights for one axis, and lists of equal length in a list for two: [[0, 1, 0], [1, -4, 1], [0, 1, 0]]");
            }

            return call.Like(call.Node("stencil", [.. sizes, .. x.Boundaries], [x.Node, .. weights.Select(call.Constant)]));
        }

        double spacing = call.Number("spacing");
        if (!(spacing > 0) || double.IsInfinity(spacing))
        {
            throw call.Fail("MG2020", CodeText.Of($"has a spacing of {spacing}"), "give the positive distance between neighbouring pixels");
        }

        if (call.Method == "Laplacian")
        {
            return call.Like(call.Node("laplacian", x.Boundaries, x.Node, call.Constant(spacing)));
        }

        int axis = call.Integer("axis", least: 0);
        return axis < x.Grid.Length
            ? call.Like(call.Node("derivative", [axis, .. x.Boundaries], x.Node, call.Constant(spacing)))
            : throw call.Fail(
                "MG2015",
                $"differentiates along axis {axis}, and the grid of {x.Text} has the axes 0 to {x.Grid.Length - 1}",
                "axes count from 0; the channels are none");
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        int axes = x.Shape.Length - 1;
        switch (node.Operation)
        {
            case "stencil":
                return node.Graph.Linear(x, null, "Stencil", Terms(node, [.. node.Numbers.Take(axes)], [.. node.Numbers.Skip(axes)]));
            case "derivative":
                double slope = 0.5 / node.Number(1);
                return node.Graph.Linear(x, null, "Derivative", Along(x.Shape, node.Numbers[0], [-slope, 0, slope], node.Numbers[1 + node.Numbers[0]]));
            default:
                double weight = 1 / (node.Number(1) * node.Number(1));
                return node.Graph.Linear(
                    x,
                    null,
                    "Laplacian",
                    [.. Enumerable.Range(0, axes).Select(axis => Along(x.Shape, axis, [weight, -2 * weight, weight], node.Numbers[axis]))]);
        }
    }

    private static AxisMapShape[] Along(int[] shape, int along, double[] weights, int boundary) => [.. shape.Select((n, axis) =>
        axis == along ? Centred(n, weights, boundary) : AxisMapShape.Identity(n))];

    /// <summary>The weights of the last axis, for each place of the others: a term.</summary>
    private static AxisMapShape[][] Terms(Expansion node, int[] sizes, int[] boundaries)
    {
        int[] shape = node.Shape;
        int last = sizes.Length - 1;
        double[] weights = [.. Enumerable.Range(1, node.Operands.Count - 1).Select(node.Number)];
        var terms = new List<AxisMapShape[]>();
        for (int row = 0; row < weights.Length / sizes[last]; row++)
        {
            var axes = new AxisMapShape[shape.Length];
            int rest = row;
            for (int axis = last - 1; axis >= 0; axis--)
            {
                // one weight of 1, away from the middle
                int tap = rest % sizes[axis];
                axes[axis] = AxisMapShape.Window(shape[axis], shape[axis], [1], 1, 1, (sizes[axis] - 1) / 2 - tap, boundaries[axis]);
                rest /= sizes[axis];
            }

            axes[last] = Centred(shape[last], [.. weights.Skip(row * sizes[last]).Take(sizes[last])], boundaries[last]);
            axes[last + 1] = AxisMapShape.Identity(shape[last + 1]);
            terms.Add(axes);
        }

        return [.. terms];
    }

    private static AxisMapShape Centred(int n, double[] weights, int boundary) =>
        AxisMapShape.Window(n, n, weights, 1, 1, (weights.Length - 1) / 2, boundary);
}
