using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>Derivatives of the trigonometric polynomial through the pixels: exact for what a periodic grid resolves.</summary>
internal sealed class SpectralStencils : Layer
{
    public override IReadOnlyList<string> Methods => ["SpectralDerivative", "SpectralLaplacian"];

    public override IReadOnlyList<string> Operations => ["spectralderivative", "spectrallaplacian"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        double length = call.Number("length");
        if (!(length > 0) || double.IsInfinity(length))
        {
            throw call.Fail("MG2020", CodeText.Of($"has a period of {length}"), "give the positive length of the whole axis, the last pixel's cell included");
        }

        int other = Array.FindIndex(x.Boundaries, boundary => boundary != BoundaryNames.Periodic);
        if (call.Method == "SpectralLaplacian")
        {
            Check(call, x, other);
            return call.Like(call.Node("spectrallaplacian", [], x.Node, call.Constant(length)));
        }

        int axis = call.Integer("axis", least: 0);
        int order = call.Integer("order");
        if (axis >= x.Grid.Length)
        {
            throw call.Fail(
                "MG2015",
                $"differentiates along axis {axis}, and the grid of {x.Text} has the axes 0 to {x.Grid.Length - 1}",
                "axes count from 0; the channels are none");
        }

        Check(call, x, x.Boundaries[axis] == BoundaryNames.Periodic ? -1 : axis);
        return call.Like(call.Node("spectralderivative", [axis, order], x.Node, call.Constant(length)));
    }

    public override TensorExpression Expand(Expansion node)
    {
        if (node.Operation == "spectralderivative")
        {
            return Along(node, node.Numbers[0], node.Numbers[1]);
        }

        TensorExpression sum = Along(node, 0, 2);
        for (int axis = 1; axis < node.Shape.Length - 1; axis++)
        {
            sum = node.Graph.Add(sum, Along(node, axis, 2));
        }

        return sum;
    }

    private static void Check(LayerCall call, TensorShape x, int axis)
    {
        if (axis >= 0)
        {
            throw call.Fail(
                "MG2025",
                $"differentiates along axis {axis} of {x.Text}, whose boundary is {BoundaryNames.All[x.Boundaries[axis]]}",
                "declare the input with Boundary.Periodic, or take finite differences by Laplacian(spacing) and Derivative(axis, spacing)");
        }
    }

    private static TensorExpression Along(Expansion node, int along, int order) => node.Graph.Linear(
        node.Input,
        null,
        node.Operation,
        [.. node.Shape.Select((n, axis) => axis == along ? AxisMapShape.SpectralDerivative(n, order, node.Number(1)) : AxisMapShape.Identity(n))]);
}
