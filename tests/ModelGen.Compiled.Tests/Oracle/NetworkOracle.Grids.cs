namespace ModelGen.Compiled.Tests.Oracle;

/// <content>What has no parameters: pooling, upsampling, parts of grids, fixed weights, softmax.</content>
internal sealed partial class NetworkOracle
{
    private static Grid? Grids(string operation, Grid[] operands, int[] numbers)
    {
        Grid x = operands[0];
        int axes = x.Axes.Length;
        switch (operation)
        {
            case "maxpool" or "averagepool":
                int size = numbers[0];
                int[] window = [.. x.Axes.Select(_ => size)];
                int[] pooled = [.. x.Axes.Select(extent => (extent - size) / numbers[1] + 1), x.Channels];
                return x.Each(pooled, (sample, place, c) =>
                {
                    double[] all = [.. Grid.Box(window)
                        .Select(k => sample[Index([.. place.Select((p, a) => p * numbers[1] + k[a])], x.Axes) * x.Channels + c])];
                    return operation == "maxpool" ? all.Max() : all.Average();
                });
            case "grid":
                return x.Each([.. x.Axes, axes], (_, place, a) =>
                    (double)place[a] / Math.Max(1, (Boundary)numbers[a] == Boundary.Periodic ? x.Axes[a] : x.Axes[a] - 1));
            case "globalmax": return x.Each([x.Channels], (sample, _, c) => sample.Where((_, i) => i % x.Channels == c).Max());
            case "globalaverage": return x.Each([x.Channels], (sample, _, c) => sample.Where((_, i) => i % x.Channels == c).Average());
            case "upsample": return Nearest(x, [.. x.Axes.Select(extent => extent * numbers[0])]);
            case "upsamplelinear": return Linear(x, [.. x.Axes.Select(extent => extent * numbers[0])], Boundaries(numbers[1..]));
            case "resize": return Nearest(x, numbers[..axes]);
            case "resizelinear": return Linear(x, numbers[..axes], Boundaries(numbers[axes..]));
            case "flatten": return x with { Sizes = [x.Length] };
            case "reshape": return x with { Sizes = numbers };
            case "transpose": return Transposed(x, numbers);
            case "matmul": return MatrixProduct(x, operands[1]);
            case "crop": return Part(x, [.. x.Axes.Select((extent, a) => (extent - numbers[a]) / 2), 0], [.. numbers, x.Channels]);
            case "slice":
                int[] first = [.. x.Sizes.Select((_, a) => a == numbers[0] ? numbers[1] : 0)];
                return Part(x, first, [.. x.Sizes.Select((extent, a) => a == numbers[0] ? numbers[2] : extent)]);
            case "pad":
                int[] padded = [.. x.Axes.Select((extent, a) => numbers[a] + extent + numbers[axes + a]), x.Channels];
                return x.Each(padded, (sample, place, c) =>
                    Grid.At(sample, x.Axes, x.Channels, [.. place.Select((p, a) => p - numbers[a])], c, Boundaries(numbers[(2 * axes)..])));
            case "perchannel":
                return new Grid(
                    x.Sizes, [.. x.Samples.Zip(operands[1].Samples, (s, factors) => s.Select((number, i) => number * factors[i % x.Channels]).ToArray())]);
            case "softmax": return ByPixel(x, pixel => [.. pixel.Select(score => Math.Exp(score - LogSum(pixel)))]);
            case "logsoftmax": return ByPixel(x, pixel => [.. pixel.Select(score => score - LogSum(pixel))]);
            case "stencil": return Stencil(x, numbers[..axes], [.. operands.Skip(1).Select(Constant)], Boundaries(numbers[axes..]));
            case "derivative":
                double h = Constant(operands[1]);
                return Difference(x, numbers[0], [-1 / (2 * h), 0, 1 / (2 * h)], Boundaries(numbers[1..]));
            case "laplacian":
                double square = Constant(operands[1]) * Constant(operands[1]);
                return Enumerable.Range(0, axes).Select(axis => Difference(x, axis, [1 / square, -2 / square, 1 / square], Boundaries(numbers)))
                    .Aggregate((a, b) => Grid.Combine(a, b, (p, q) => p + q));
            case "spectralderivative": return SpectralDerivative(x, numbers[0], numbers[1], Constant(operands[1]));
            case "spectrallaplacian":
                return Enumerable.Range(0, axes).Select(axis => SpectralDerivative(x, axis, 2, Constant(operands[1])))
                    .Aggregate((a, b) => Grid.Combine(a, b, (p, q) => p + q));
            default: return null;
        }
    }

    private static Grid Transposed(Grid x, int[] axes)
    {
        int[] sizes = [.. axes.Select(axis => x.Sizes[axis])];
        return x.Map(sizes, sample => [.. Grid.Box(sizes)
            .Select(place => sample[Index([.. Enumerable.Range(0, axes.Length).Select(axis => place[Array.IndexOf(axes, axis)])], x.Sizes)])]);
    }

    private static Grid MatrixProduct(Grid a, Grid b)
    {
        bool isColumn = b.Sizes.Length == 1;
        int columns = isColumn ? 1 : b.Channels;
        int inner = b.Sizes[0];
        int[] sizes = isColumn ? a.Axes : [.. a.Axes, columns];
        return new Grid(sizes, [.. a.Samples.Zip(b.Samples, (rows, matrix) => Enumerable.Range(0, a.Pixels * columns)
            .Select(i => Enumerable.Range(0, inner).Sum(k => rows[i / columns * inner + k] * matrix[k * columns + i % columns])).ToArray())]);
    }

    private static Boundary[] Boundaries(int[] numbers) => [.. numbers.Select(number => (Boundary)number)];

    private static Grid Part(Grid x, int[] first, int[] sizes) => x.Each(sizes, (sample, place, c) =>
        sample[Index([.. place.Select((p, a) => p + first[a])], x.Axes) * x.Channels + c + first[^1]]);

    private static Grid Nearest(Grid x, int[] grid) => x.Each([.. grid, x.Channels], (sample, place, c) =>
        sample[Index([.. place.Select((p, a) => (int)Math.Floor((p + 0.5) * x.Axes[a] / grid[a] + 1e-12))], x.Axes) * x.Channels + c]);

    private static Grid Linear(Grid x, int[] grid, Boundary[] boundaries) => x.Each([.. grid, x.Channels], (sample, place, c) =>
    {
        double[] at = [.. place.Select((p, a) => (p + 0.5) * x.Axes[a] / grid[a] - 0.5)];
        double sum = 0;
        foreach (int[] corner in Grid.Box([.. grid.Select(_ => 2)]))
        {
            int[] from = [.. at.Select((p, a) => (int)Math.Floor(p) + corner[a])];
            double weight = at.Select((p, a) => 1 - Math.Abs(p - from[a])).Aggregate(1.0, (product, w) => product * w);
            sum += weight * Grid.At(sample, x.Axes, x.Channels, from, c, boundaries);
        }

        return sum;
    });

    private static Grid Stencil(Grid x, int[] sizes, double[] weights, Boundary[] boundaries) => x.Each(x.Sizes, (sample, place, c) =>
        Grid.Box(sizes).Select((k, tap) => weights[tap]
            * Grid.At(sample, x.Axes, x.Channels, [.. place.Select((p, a) => p + k[a] - (sizes[a] - 1) / 2)], c, boundaries)).Sum());

    private static Grid Difference(Grid x, int axis, double[] weights, Boundary[] boundaries) => x.Each(x.Sizes, (sample, place, c) =>
        weights.Select((weight, k) => weight
            * Grid.At(sample, x.Axes, x.Channels, [.. place.Select((p, a) => a == axis ? p + k - 1 : p)], c, boundaries)).Sum());

    private static Grid ByPixel(Grid x, Func<double[], double[]> value) =>
        x.Map(x.Sizes, sample => [.. sample.Chunk(x.Channels).SelectMany(value)]);

    private static double LogSum(double[] scores) => scores.Max() + Math.Log(scores.Sum(score => Math.Exp(score - scores.Max())));
}
