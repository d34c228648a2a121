using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Axes in another order.</summary>
internal sealed class Transposition : Layer
{
    public override IReadOnlyList<string> Methods => ["Transpose"];

    public override IReadOnlyList<string> Operations => ["transpose"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.Input;
        int[] axes = call.List("axes");
        if (axes.Length == 0)
        {
            axes = x.Sizes.Length == 2 ? [1, 0] : throw call.Fail(
                "MG2022",
                $"exchanges the two axes of a matrix, and {x.Text} has {x.Sizes.Length}",
                x.Sizes.Length == 1
                    ? "a vector needs no transposing: MatMul takes it as a row before a matrix and as a column behind one"
                    : $"name the axes in their new order, such as Transpose({Example(x)})");
        }

        if (!axes.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, x.Sizes.Length)))
        {
            throw call.Fail(
                "MG2022",
                $"puts the axes of {x.Text} into the order {TensorShape.TextOf(axes)}",
                $"name each axis from 0 to {x.Sizes.Length - 1} once");
        }

        // what lies beyond a border goes with its axis; channels that become one have zeros there
        int[] boundaries = [.. axes.Take(axes.Length - 1).Select(axis => axis < x.Boundaries.Length ? x.Boundaries[axis] : BoundaryNames.Zero)];
        return new LayerResult(call.Node("transpose", axes, x.Node), [.. axes.Select(axis => x.Sizes[axis])], boundaries);
    }

    public override TensorExpression Expand(Expansion node) => node.Graph.Transpose(node.Input, node.Numbers);

    private static string Example(TensorShape x) => "1, 0" + string.Concat(Enumerable.Range(2, x.Sizes.Length - 2).Select(axis => $", {axis}"));
}
