using ModelGen.Kernels.Tensors;

namespace ModelGen.Tests.Kernels.Tensors;

/// <summary>Products of every kind: axes, strides, dilations, boundaries, groups, wide kernels, transposes.</summary>
internal static class ProductCases
{
    public static IEnumerable<ProductDescription> All
    {
        get
        {
            // dense layers on vectors
            foreach ((int inputs, int outputs) in new[] { (1, 1), (3, 2), (7, 5), (16, 8), (50, 11), (130, 23) })
            {
                yield return Vector(inputs, outputs);
            }

            // dense layers on grids
            yield return Grid([3, 4], 5, 11);
            yield return Grid([2], 3, 4);
            yield return Grid([4, 4], 1, 9);

            // channels
            foreach ((int inputs, int outputs) in new[] { (1, 1), (1, 8), (2, 3), (3, 16), (4, 4), (5, 7), (8, 12), (9, 15), (16, 9) })
            {
                yield return Grid2D(6, 5, 3, 3, inputs, outputs, Boundary.Zero);
            }

            foreach (Boundary boundary in Enum.GetValues<Boundary>())
            {
                yield return Grid2D(5, 7, 3, 1, 2, 3, boundary);
                yield return Grid2D(5, 7, 1, 3, 2, 3, boundary);
                yield return Grid2D(3, 2, 7, 7, 2, 3, boundary);
                yield return Grid2D(2, 2, 7, 7, 1, 2, boundary);
                yield return Grid2D(9, 8, 3, 3, 2, 9, boundary) with { Stride = [2, 3], OutputSizes = [5, 3] };
                yield return Grid2D(10, 10, 3, 3, 2, 2, boundary) with { Dilation = [15, 15], Before = [15, 15] };
                yield return Grid2D(8, 9, 5, 3, 4, 4, boundary) with { Groups = 2, Before = [4, 0], OutputSizes = [9, 7] };
                yield return Grid2D(6, 6, 3, 3, 6, 6, boundary) with { Groups = 6 };
                yield return Grid2D(6, 6, 3, 3, 3, 6, boundary) with { Groups = 3, Dilation = [2, 1], Before = [2, 1] };
                yield return Line(17, 4, 3, 5, boundary);
                yield return Line(1, 3, 2, 2, boundary);
            }

            // channels that fill vectors of every width, and some more
            yield return Grid2D(5, 6, 3, 3, 20, 9, Boundary.Zero);
            yield return Grid2D(4, 5, 3, 4, 16, 8, Boundary.Periodic) with { Stride = [1, 2], OutputSizes = [4, 3] };
            yield return Grid2D(3, 5, 1, 1, 67, 11, Boundary.Zero);
            yield return Grid2D(3, 4, 2, 2, 32, 6, Boundary.Reflect) with { Groups = 2, Dilation = [1, 2] };
            yield return Line(9, 3, 35, 4, Boundary.Replicate);

            yield return Volume(4, 3, 5);
            yield return Grid2D(6, 6, 3, 3, 3, 8, Boundary.Zero) with { OutputSizes = [4, 4], Before = [0, 0] };
            yield return Grid2D(6, 4, 1, 1, 5, 6, Boundary.Zero);
            yield return Grid2D(7, 7, 2, 2, 3, 4, Boundary.Zero) with { Stride = [3, 3], OutputSizes = [2, 2], Before = [0, 0] };
            yield return Grid2D(3, 3, 3, 3, 3, 4, Boundary.Zero) with { Dilation = [9, 9], Before = [9, 9] };

            // transposes: the kernel is put on the input
            yield return Grid2D(4, 3, 2, 2, 5, 3, Boundary.Zero) with { IsTransposed = true, Stride = [2, 2], Before = [0, 0], OutputSizes = [8, 6] };
            yield return Grid2D(4, 3, 3, 3, 2, 9, Boundary.Zero) with { IsTransposed = true, Stride = [2, 2], OutputSizes = [8, 5] };
            yield return Grid2D(4, 3, 3, 4, 4, 6, Boundary.Periodic) with { IsTransposed = true, Stride = [2, 3], OutputSizes = [8, 9], Groups = 2 };
            yield return Grid2D(4, 3, 2, 2, 36, 10, Boundary.Zero) with { IsTransposed = true, Stride = [2, 2], Before = [0, 0], OutputSizes = [8, 6] };
            yield return Grid2D(3, 4, 3, 3, 33, 5, Boundary.Periodic) with { IsTransposed = true, Stride = [2, 1], OutputSizes = [6, 4] };
            yield return Line(5, 7, 1, 3, Boundary.Periodic) with { IsTransposed = true };
            yield return Line(5, 2, 1, 3, Boundary.Zero) with { IsTransposed = true, Stride = [3], Before = [0], OutputSizes = [15] };
        }
    }

    public static ProductDescription Vector(int inputs, int outputs) => new()
    {
        InputSizes = [],
        Kernel = [],
        Stride = [],
        Dilation = [],
        Before = [],
        Boundaries = [],
        OutputSizes = [],
        InputChannels = inputs,
        OutputChannels = outputs,
        WeightOffset = 3,
        BiasOffset = 3 + inputs * outputs,
    };

    public static ProductDescription Grid(IReadOnlyList<int> sizes, int inputs, int outputs) => new()
    {
        InputSizes = sizes,
        Kernel = sizes,
        Stride = [.. sizes.Select(_ => 1)],
        Dilation = [.. sizes.Select(_ => 1)],
        Before = [.. sizes.Select(_ => 0)],
        Boundaries = [.. sizes.Select(_ => Boundary.Zero)],
        OutputSizes = [.. sizes.Select(_ => 1)],
        InputChannels = inputs,
        OutputChannels = outputs,
        WeightOffset = 0,
    };

    public static ProductDescription Grid2D(int height, int width, int kernelHeight, int kernelWidth, int inputs, int outputs, Boundary boundary) => new()
    {
        InputSizes = [height, width],
        Kernel = [kernelHeight, kernelWidth],
        Stride = [1, 1],
        Dilation = [1, 1],
        Before = [kernelHeight / 2, kernelWidth / 2],
        Boundaries = [boundary, boundary],
        OutputSizes = [height, width],
        InputChannels = inputs,
        OutputChannels = outputs,
        WeightOffset = outputs,
        BiasOffset = 0,
    };

    private static ProductDescription Line(int length, int kernel, int inputs, int outputs, Boundary boundary) => new()
    {
        InputSizes = [length],
        Kernel = [kernel],
        Stride = [1],
        Dilation = [1],
        Before = [kernel / 2],
        Boundaries = [boundary],
        OutputSizes = [length],
        InputChannels = inputs,
        OutputChannels = outputs,
        WeightOffset = 2,
    };

    private static ProductDescription Volume(int depth, int height, int width) => new()
    {
        InputSizes = [depth, height, width],
        Kernel = [3, 3, 2],
        Stride = [1, 2, 1],
        Dilation = [1, 1, 2],
        Before = [1, 1, 1],
        Boundaries = [Boundary.Periodic, Boundary.Zero, Boundary.Replicate],
        OutputSizes = [depth, (height + 1) / 2, width],
        InputChannels = 2,
        OutputChannels = 5,
        WeightOffset = 0,
    };
}
