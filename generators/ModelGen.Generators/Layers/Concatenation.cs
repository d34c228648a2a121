using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Channels one behind the other.</summary>
internal sealed class Concatenation : Layer
{
    public override IReadOnlyList<string> Methods => ["Concat"];

    public override IReadOnlyList<string> Operations => ["concat"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape[] parts = call.Tensors("parts");
        if (parts.Length == 0)
        {
            throw call.Fail("MG2002", "concatenates nothing", "give it at least one tensor");
        }

        TensorShape first = parts[0];
        foreach (TensorShape part in parts.Skip(1))
        {
            if (!part.Grid.SequenceEqual(first.Grid))
            {
                throw call.Fail("MG2012", $"joins the channels of {first.Text} and {part.Text}, whose grids differ", Remedy(first, part));
            }

            if (!part.Boundaries.SequenceEqual(first.Boundaries))
            {
                throw call.Fail(
                    "MG2013",
                    $"joins tensors of different boundaries: {BoundaryNames.Of(first)} and {BoundaryNames.Of(part)}",
                    "give one of them the other's, such as x.With(Boundary.Periodic)");
            }
        }

        return new LayerResult(
            call.Node("concat", [], [.. parts.Select(part => part.Node)]), [.. first.Grid, parts.Sum(part => part.Channels)], first.Boundaries);
    }

    public override TensorExpression Expand(Expansion node) => node.Graph.Read(node.Graph.Step(
        TensorKind.Concat, node.Shape, 0, "Concat", [.. node.Operands.Select(operand => node.Graph.Store(operand))]));

    /// <summary>An odd grid that was halved and doubled again is the usual case.</summary>
    private static string Remedy(TensorShape a, TensorShape b)
    {
        if (a.Sizes.Length != b.Sizes.Length)
        {
            return "bring both to one number of axes first";
        }

        int axis = Enumerable.Range(0, a.Grid.Length).First(i => a.Sizes[i] != b.Sizes[i]);
        (int small, int large) = (Math.Min(a.Sizes[axis], b.Sizes[axis]), Math.Max(a.Sizes[axis], b.Sizes[axis]));
        return large - small < small
            ? $"{small} meets {large} at axis {axis}: crop the larger one by Crop({string.Join(", ", a.Grid.Zip(b.Grid, Math.Min))}), "
                + "bring the smaller one to its grid by UpsampleTo, or declare extents that pooling divides evenly"
            : $"{small} meets {large} at axis {axis}: pool the larger one, or upsample the smaller one by {large / small}";
    }
}
