using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Part of one axis: pixels, or channels.</summary>
internal sealed class Slicing : Layer
{
    public override IReadOnlyList<string> Methods => ["Slice", "Channels"];

    public override IReadOnlyList<string> Operations => ["slice"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.Input;
        int axis = call.Method == "Channels" ? x.Sizes.Length - 1 : call.Integer("axis", least: 0);
        if (axis >= x.Sizes.Length)
        {
            throw call.Fail(
                "MG2015",
                $"takes part of axis {axis}, and {x.Text} has the axes 0 to {x.Sizes.Length - 1}",
                "axes count from 0; the last are the channels");
        }

        int first = call.Integer("first", least: 0);
        int count = call.Integer("count");
        if ((long)first + count > x.Sizes[axis])
        {
            string remedy = first < x.Sizes[axis]
                ? $"take at most {x.Sizes[axis] - first} from {first} on"
                : $"start below {x.Sizes[axis]}";
            throw call.Fail("MG2015", $"takes {first} to {(long)first + count - 1} of axis {axis} of {x.Text}, which has 0 to {x.Sizes[axis] - 1}", remedy);
        }

        int[] sizes = [.. x.Sizes];
        sizes[axis] = count;
        return call.Grid(call.Node("slice", [axis, first, count], x.Node), sizes);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        (int axis, int first, int count) = (node.Numbers[0], node.Numbers[1], node.Numbers[2]);
        return node.Graph.Linear(
            x, null, "Slice", [.. x.Shape.Select((n, a) => a == axis ? AxisMapShape.Slice(n, first, count) : AxisMapShape.Identity(n))]);
    }
}
