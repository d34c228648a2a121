using ModelGen.Generators.Specs;
using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Layers;

/// <summary>
/// A matrix for each frequency that is kept: the discrete Fourier transform axis by axis as dense constant matrices, a complex product for each frequency,
/// and the transforms back. The first axis keeps frequencies from 0 on, as real fields need; the others their negatives, too.
/// </summary>
internal sealed class SpectralConvolution : Layer
{
    public override IReadOnlyList<string> Methods => ["Spectral"];

    public override IReadOnlyList<string> Operations => ["spectral"];

    public override LayerResult Declare(LayerCall call)
    {
        TensorShape x = call.AnyGrid();
        int axes = x.Grid.Length;
        int channels = call.Integer("channels");
        int[] modes = call.Integers("modes", axes);
        for (int axis = 0; axis < axes; axis++)
        {
            // n/2 of even n has no phase and is never kept
            int most = (x.Sizes[axis] + 1) / 2;
            if (modes[axis] > most)
            {
                throw call.Fail(
                    "MG2024",
                    CodeText.Of($"keeps {modes[axis]} modes of axis {axis} of {x.Text}, whose {x.Sizes[axis]} pixels have {most}: frequencies 0 to {most - 1}"),
                    CodeText.Of($"give a number from 1 to {most}"));
            }
        }

        int node = call.Named(
            "spectral",
            "Spectral",
            [channels, .. modes, x.Channels],
            [channels, call.Integer("initializer", least: 0), .. modes],
            x.Node);
        return call.Grid(node, [.. x.Grid, channels]);
    }

    public override TensorExpression Expand(Expansion node)
    {
        TensorExpression x = node.Input;
        int inputs = x.Channels;
        int outputs = node.Numbers[0];
        int[] modes = [.. node.Numbers.Skip(2)];
        int[] kept = [.. modes.Select((count, axis) => axis == 0 ? count : 2 * count - 1)];
        int all = kept.Aggregate(1, (product, count) => product * count);
        Products.Declare(node, node.Path, [.. kept, outputs, 2, inputs], 2 * inputs, 2 * outputs, node.Numbers[1], hasBias: false);

        // in memory [frequency][channel][Im, Re, -Im]: for each frequency a kernel of two taps, Re W and Im W, gives [Im, Re] of the product
        TensorExpression coefficients = node.Graph.Transpose(Forward(node, x, modes, kept), [2, 1, 0]);
        TensorExpression product = node.Graph.Product(
            new ProductShape
            {
                Path = node.Path,
                Inputs = new([3]),
                Outputs = new([2]),
                Kernel = new([2]),
                Stride = new([1]),
                Dilation = new([1]),
                Before = new([0]),
                Boundaries = new([BoundaryNames.Zero]),
                InputChannels = all * inputs,
                OutputChannels = all * outputs,
                Groups = all,
                HasBias = false,
            },
            coefficients,
            [outputs, 2, all]);
        return Back(node, node.Graph.Transpose(product, [2, 1, 0]), modes, kept);
    }

    /// <summary>The coefficients, [frequency, (Im, Re, -Im), channel].</summary>
    private static TensorExpression Forward(Expansion node, TensorExpression x, int[] modes, int[] kept)
    {
        int[] sizes = [.. node.Input.Shape.Take(modes.Length)];
        int outer = 1;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            int parts = axis == sizes.Length - 1 ? 3 : 2;
            AxisMapShape map = axis == 0
                ? AxisMapShape.Fourier(sizes[0], modes[0], parts)
                : AxisMapShape.FourierComplex(sizes[axis], modes[axis], parts);

            // parts lie behind the frequencies of the axis before, so that they and the axis are one
            int[] shape = axis == sizes.Length - 1
                ? [outer * kept[axis], 3, x.Channels]
                : [outer * kept[axis], 2 * sizes[axis + 1], .. sizes.Skip(axis + 2), x.Channels];
            x = node.Graph.Linear(x, shape, node.Path, Along(map, outer, [.. sizes.Skip(axis + 1)], x.Channels));
            outer *= kept[axis];
        }

        return x;
    }

    /// <summary>The field of coefficients [frequency, (Im, Re), channel].</summary>
    private static TensorExpression Back(Expansion node, TensorExpression y, int[] modes, int[] kept)
    {
        int[] sizes = [.. node.Shape.Take(modes.Length)];
        int outer = kept.Aggregate(1, (product, count) => product * count);
        for (int axis = sizes.Length - 1; axis > 0; axis--)
        {
            outer /= kept[axis];
            int[] behind = [.. sizes.Skip(axis + 1)];
            int[] shape = [outer, 2 * sizes[axis], .. behind, y.Channels];
            y = node.Graph.Linear(y, shape, node.Path, Along(AxisMapShape.InverseFourierComplex(modes[axis], sizes[axis]), outer, behind, y.Channels));
        }

        AxisMapShape last = AxisMapShape.InverseFourier(modes[0], sizes[0]);
        return node.Graph.Linear(y, node.Shape, node.Path, Along(last, 1, [.. sizes.Skip(1)], y.Channels));
    }

    private static AxisMapShape[] Along(AxisMapShape map, int outer, int[] behind, int channels) =>
        [AxisMapShape.Identity(outer), map, .. behind.Select(AxisMapShape.Identity), AxisMapShape.Identity(channels)];
}
