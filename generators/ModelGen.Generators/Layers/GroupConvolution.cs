using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>
/// Convolutions that turns, reflections and uniform motions pass through: an ordinary product whose filters are derived from fewer that train.
/// </summary>
internal sealed class GroupConvolution : Layer
{
    public override IReadOnlyList<string> Methods => ["GroupConv2D", "MotionConv2D"];

    public override IReadOnlyList<string> Operations => ["groupconvolution"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.Grid(2);
        int fields = call.Integer("channels");
        int kernel = call.Integer("kernel");
        int stride = call.Integer("stride");
        int dilation = call.Integer("dilation");
        bool isMotion = call.Method == "MotionConv2D";
        int group = isMotion ? SymmetryGroups.None : SymmetryGroups.Of(call);
        int from = isMotion ? SymmetryGroups.Scalar : SymmetryGroups.Kind(call, "from");
        int to = isMotion ? SymmetryGroups.Scalar : SymmetryGroups.Kind(call, "to");
        isMotion |= call.Flag("motion");
        SymmetryGroups.Fields(call, x, group, from);
        CheckBoundaries(call, x, group, isMotion);
        int[] outputs = [.. x.Grid.Select(extent => (extent + stride - 1) / stride)];
        for (int axis = 0; axis < 2; axis++)
        {
            CheckPlaces(call, x, axis, group == SymmetryGroups.None, kernel, stride, dilation, outputs[axis]);
        }

        int own = fields * (to == SymmetryGroups.Vector ? 2 : 1);
        int node = call.Named(
            "groupconvolution",
            call.Method,
            [own, kernel, kernel, x.Channels],
            [
                fields, kernel, stride, group, from, to, call.Flag("bias") ? 1 : 0, .. x.Boundaries, call.Integer("initializer", least: 0),
                isMotion ? 1 : 0, dilation,
            ],
            x.Node);
        return call.Grid(node, [.. outputs, fields * SymmetryGroups.Channels(group, to)]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        (int fields, int kernel, int stride) = (node.Numbers[0], node.Numbers[1], node.Numbers[2]);
        (int group, int from, int to) = (node.Numbers[3], node.Numbers[4], node.Numbers[5]);
        TensorExpression x = node.Input;
        int channels = fields * SymmetryGroups.Channels(group, to);
        int own = fields * (to == SymmetryGroups.Vector ? 2 : 1);
        int taps = kernel * kernel;

        // no vector but zero is left as it is by every turn
        bool hasBias = node.Numbers[6] == 1 && to != SymmetryGroups.Vector;
        Products.Declare(node, node.Path, [own, kernel, kernel, x.Channels], taps * x.Channels, taps * channels, node.Numbers[9], hasBias);
        string groupText = SymmetryGroups.Text(group);
        string sum = node.Numbers[10] == 1 ? ", sumToZero: true" : "";
        string map = CodeText.Of($"DerivedMap.Filters({groupText}, {kernel}, {SymmetryGroups.KindText(from)}, ")
            + CodeText.Of($"{x.Channels / SymmetryGroups.Channels(group, from)}, {SymmetryGroups.KindText(to)}, {fields}{sum})");

        // a layer that is shared has the same weights, but for another group it would have other filters
        string filters = node.Path + "/" + map;
        string repeat = CodeText.Of($"DerivedMap.Repeat({fields}, {SymmetryGroups.Order(group)})");
        string biases = node.Path + "/" + (to == SymmetryGroups.Regular ? repeat : "bias");
        TensorTables tables = node.Graph.Tables;
        tables.Derive(new DerivedShape(filters, node.Path + "/weight", channels * taps * x.Channels, map));
        if (hasBias && to == SymmetryGroups.Regular)
        {
            tables.Derive(new DerivedShape(biases, node.Path + "/bias", channels, repeat));
        }

        int[] inputs = [.. x.Shape.Take(2)];
        return node.Graph.Product(
            new ProductShape
            {
                Path = node.Path,
                Weights = filters,
                Biases = biases,
                Inputs = new(inputs),
                Outputs = new(node.Shape.Take(2)),
                Kernel = new([kernel, kernel]),
                Stride = new([stride, stride]),
                Dilation = new([node.Numbers[11], node.Numbers[11]]),
                Before = new(inputs.Select((extent, axis) => Convolution.Before(extent, node.Shape[axis], kernel, stride, node.Numbers[11]))),
                Boundaries = new([node.Numbers[7], node.Numbers[8]]),
                InputChannels = x.Channels,
                OutputChannels = channels,
                HasBias = hasBias,
            },
            x,
            node.Shape);
    }

    private static void CheckBoundaries(LayerCall call, TensorShape x, int group, bool isMotion)
    {
        if (group != SymmetryGroups.None && x.Boundaries[0] != x.Boundaries[1])
        {
            throw call.Fail(
                "MG2031",
                $"turns a grid whose axes have different boundaries, {BoundaryNames.Of(x)}",
                "give both axes one boundary, such as x.With(Boundary.Zero), or use Conv2D");
        }

        if (isMotion && x.Boundaries.Contains(BoundaryNames.Zero))
        {
            throw call.Fail(
                "MG2031",
                $"adds a motion to a grid with zeros beyond its border, {BoundaryNames.Of(x)}, which do not move along",
                "declare another boundary, such as [Input(..., Boundary = Boundary.Periodic)], or write x.With(Boundary.Replicate)");
        }
    }

    // the places of the kernel are turned into each other only where they lie evenly about the middle of the grid
    private static void CheckPlaces(LayerCall call, TensorShape x, int axis, bool isAnywhere, int kernel, int stride, int dilation, int outputs)
    {
        int over = (outputs - 1) * stride + (kernel - 1) * dilation + 1 - x.Sizes[axis];
        if (!isAnywhere && (over < 0 || over % 2 != 0))
        {
            string remedy = stride == 1 ? "take an odd kernel"
                : kernel % 2 == 1 && x.Sizes[axis] % 2 == 0 ? "take an even kernel, at least as large as the stride, or pool"
                : "take another kernel or stride, or pool";
            throw call.Fail(
                "MG2031",
                $"puts kernels of {kernel} taps every {stride} pixels on the {x.Sizes[axis]} pixels of axis {axis} of {x.Text}, "
                    + "and they do not lie evenly about its middle",
                remedy + "; else a turned input does not give the turned output");
        }

        if (stride > 1 && x.Boundaries[axis] == BoundaryNames.Periodic && x.Sizes[axis] % stride != 0)
        {
            throw call.Fail(
                "MG2009",
                $"takes one of every {stride} of {x.Sizes[axis]} periodic pixels of axis {axis} of {x.Text}, which does not go around evenly",
                "take a stride that divides the extent, or another boundary by With(Boundary.Zero)");
        }
    }
}
