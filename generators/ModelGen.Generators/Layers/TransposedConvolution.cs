using ModelGen.Generators.Tensors;

namespace ModelGen.Generators.Layers;

/// <summary>Transposed convolutions: the adjoint geometry of a convolution with a stride.</summary>
internal sealed class TransposedConvolution : Layer
{
    public override IReadOnlyList<string> Methods => ["ConvTranspose1D", "ConvTranspose2D", "ConvTranspose3D"];

    public override IReadOnlyList<string> Operations => ["convtranspose"];

    public override LayerResult Declare(LayerCall call)
    {
        int axes = call.Method["ConvTranspose".Length] - '0';
        TensorShape x = call.Grid(axes);
        int channels = call.Integer("channels");
        int[] kernel = call.Integers("kernel", axes);
        int[] stride = call.Integers("stride", axes);
        if (x.Boundaries.Any(boundary => boundary > BoundaryNames.Periodic))
        {
            throw call.Fail("MG2013", "spreads pixels beyond a border that mirrors or repeats", "write With(Boundary.Zero) before it");
        }

        int node = call.Named(
            "convtranspose",
            call.Method,
            [channels, .. kernel, x.Channels],
            [axes, channels, .. kernel, .. stride, call.Flag("bias") ? 1 : 0, .. x.Boundaries, call.Integer("initializer", least: 0)],
            x.Node);
        return call.Grid(node, [.. x.Grid.Select((extent, axis) => extent * stride[axis]), channels]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        int[] numbers = node.Numbers;
        int axes = numbers[0];
        int[] Take(int at) => [.. numbers.Skip(at).Take(axes)];
        int[] kernel = Take(2);
        int[] stride = Take(2 + axes);
        bool bias = numbers[2 + 2 * axes] == 1;
        TensorExpression x = node.Input;
        int[] inputs = [.. x.Shape.Take(axes)];
        int[] outputs = [.. node.Shape.Take(axes)];
        int taps = kernel.Aggregate(1, (product, extent) => product * extent);
        Products.Declare(
            node, node.Path, [numbers[1], .. kernel, x.Channels], taps * x.Channels, taps * numbers[1], numbers[numbers.Length - 1], bias);
        return node.Graph.Product(
            new ProductShape
            {
                Path = node.Path,
                Inputs = new(inputs),
                Outputs = new(outputs),
                Kernel = new(kernel),
                Stride = new(stride),
                Dilation = new(inputs.Select(_ => 1)),
                Before = new(Enumerable.Range(0, axes).Select(axis => Convolution.Before(outputs[axis], inputs[axis], kernel[axis], stride[axis], 1))),
                Boundaries = new(Take(3 + 2 * axes)),
                InputChannels = x.Channels,
                OutputChannels = numbers[1],
                IsTransposed = true,
                HasBias = bias,
            },
            x,
            node.Shape);
    }
}
