using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Convolutions along one, two and three axes.</summary>
internal sealed class Convolution : Layer
{
    public override IReadOnlyList<string> Methods => ["Conv1D", "Conv2D", "Conv3D"];

    public override IReadOnlyList<string> Operations => ["convolution"];

    public override LayerResult Declare(LayerCall call)
    {
        int axes = call.Method[4] - '0';
        TensorShape x = call.Grid(axes);
        int channels = call.Integer("channels");
        int[] kernel = call.Integers("kernel", axes);
        int[] stride = call.Integers("stride", axes);
        int[] dilation = call.Integers("dilation", axes);
        int groups = call.Integer("groups");
        bool valid = call.Flag("valid");
        CheckGroups(call, x, channels, groups);
        int[] outputs = new int[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            outputs[axis] = Outputs(call, x, axis, kernel[axis], stride[axis], dilation[axis], valid);
        }

        int node = call.Named(
            "convolution",
            call.Method,
            [channels, .. kernel, x.Channels / groups],
            [
                axes, channels, .. kernel, .. stride, .. dilation, groups, valid ? 1 : 0, call.Flag("bias") ? 1 : 0, .. x.Boundaries,
                call.Integer("initializer", least: 0),
            ],
            x.Node);
        return call.Grid(node, [.. outputs, channels]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        int[] numbers = node.Numbers;
        int axes = numbers[0];
        int[] Take(int at) => [.. numbers.Skip(at).Take(axes)];
        int[] kernel = Take(2);
        int[] stride = Take(2 + axes);
        int[] dilation = Take(2 + 2 * axes);
        int rest = 2 + 3 * axes;
        bool valid = numbers[rest + 1] == 1;
        bool bias = numbers[rest + 2] == 1;
        TensorExpression x = node.Input;
        int[] inputs = [.. x.Shape.Take(axes)];
        int[] outputs = [.. node.Shape.Take(axes)];
        int groups = numbers[rest];
        int taps = kernel.Aggregate(1, (product, extent) => product * extent);
        int share = x.Channels / groups;
        Products.Declare(
            node, node.Path, [numbers[1], .. kernel, share], taps * share, taps * numbers[1] / groups, numbers[numbers.Length - 1], bias);
        return node.Graph.Product(
            new ProductShape
            {
                Path = node.Path,
                Inputs = new(inputs),
                Outputs = new(outputs),
                Kernel = new(kernel),
                Stride = new(stride),
                Dilation = new(dilation),
                Before = new(Enumerable.Range(0, axes)
                    .Select(axis => valid ? 0 : Before(inputs[axis], outputs[axis], kernel[axis], stride[axis], dilation[axis]))),
                Boundaries = new(Take(rest + 3)),
                InputChannels = x.Channels,
                OutputChannels = numbers[1],
                Groups = groups,
                HasBias = bias,
            },
            x,
            node.Shape);
    }

    /// <summary>Padding before the first pixel, such that it is even on both sides, or one more behind.</summary>
    public static int Before(int inputs, int outputs, int kernel, int stride, int dilation) =>
        Math.Max(0, (outputs - 1) * stride + (kernel - 1) * dilation + 1 - inputs) / 2;

    private static void CheckGroups(LayerCall call, TensorShape x, int channels, int groups)
    {
        if (x.Channels % groups != 0 || channels % groups != 0)
        {
            throw call.Fail(
                "MG2010",
                $"divides {x.Channels} input channels and {channels} output channels into {groups} groups",
                "give a number of groups that divides both; as many as input channels is a depthwise convolution");
        }
    }

    private static int Outputs(LayerCall call, TensorShape x, int axis, int kernel, int stride, int dilation, bool valid)
    {
        int extent = x.Sizes[axis];
        int reach = (kernel - 1) * dilation + 1;
        if (valid && reach > extent)
        {
            throw call.Fail(
                "MG2008",
                $"reaches over {reach} pixels of axis {axis}, and {x.Text} has {extent}",
                "take a smaller kernel or dilation, or leave out 'valid' so that the boundary goes on beyond the border");
        }

        if (!valid && stride > 1 && x.Boundaries[axis] == BoundaryNames.Periodic && extent % stride != 0)
        {
            throw call.Fail(
                "MG2009",
                $"takes one of every {stride} of {extent} periodic pixels of axis {axis} of {x.Text}, which does not go around evenly",
                "take a stride that divides the extent, or another boundary by With(Boundary.Zero)");
        }

        return valid ? (extent - reach) / stride + 1 : (extent + stride - 1) / stride;
    }
}
