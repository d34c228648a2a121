namespace ModelGen.Compiled.Tests.Oracle;

/// <summary>A tensor of every sample of a batch, [sample][pixel][channel], in double; no sizes for one number.</summary>
internal sealed record Grid(int[] Sizes, double[][] Samples)
{
    public int Channels => Sizes.Length == 0 ? 1 : Sizes[^1];

    public int[] Axes => Sizes.Length == 0 ? [] : Sizes[..^1];

    public int Length => Sizes.Aggregate(1, (length, size) => length * size);

    public int Pixels => Length / Channels;

    /// <summary>Another tensor, number by number: what it is at a pixel and a channel, given the numbers of a sample.</summary>
    public Grid Each(int[] sizes, Func<double[], int[], int, double> value)
    {
        int channels = sizes.Length == 0 ? 1 : sizes[^1];
        int[] axes = sizes.Length == 0 ? [] : sizes[..^1];
        int pixels = axes.Aggregate(1, (product, size) => product * size);
        return new Grid(sizes, [.. Samples.Select(sample => Enumerable.Range(0, pixels * channels)
            .Select(i => value(sample, Place(i / channels, axes), i % channels)).ToArray())]);
    }

    /// <summary>Each sample by itself.</summary>
    public Grid Map(int[] sizes, Func<double[], double[]> value) => new(sizes, [.. Samples.Select(value)]);

    /// <summary>Two tensors, number by number; one number goes with all.</summary>
    public static Grid Combine(Grid a, Grid b, Func<double, double, double> value)
    {
        int[] sizes = a.Sizes.Length == 0 ? b.Sizes : a.Sizes;
        return new Grid(sizes, [.. a.Samples.Zip(b.Samples, (x, y) => Enumerable.Range(0, Math.Max(x.Length, y.Length))
            .Select(i => value(x[x.Length == 1 ? 0 : i], y[y.Length == 1 ? 0 : i])).ToArray())]);
    }

    /// <summary>The place of a pixel's number.</summary>
    public static int[] Place(int pixel, int[] axes)
    {
        int[] place = new int[axes.Length];
        for (int axis = axes.Length - 1; axis >= 0; axis--)
        {
            place[axis] = pixel % axes[axis];
            pixel /= axes[axis];
        }

        return place;
    }

    /// <summary>The number at a place of the grid, which may lie beyond the border.</summary>
    public static double At(double[] sample, int[] axes, int channels, int[] place, int channel, Boundary[] boundaries)
    {
        int pixel = 0;
        for (int axis = 0; axis < axes.Length; axis++)
        {
            if (Inside(place[axis], axes[axis], boundaries[axis]) is not { } inside)
            {
                return 0;
            }

            pixel = pixel * axes[axis] + inside;
        }

        return sample[pixel * channels + channel];
    }

    /// <summary>All places of a box.</summary>
    public static IEnumerable<int[]> Box(int[] sizes) =>
        Enumerable.Range(0, sizes.Aggregate(1, (product, size) => product * size)).Select(i => Place(i, sizes));

    // step by step, as one would walk
    private static int? Inside(int place, int size, Boundary boundary)
    {
        while (place < 0 || place >= size)
        {
            switch (boundary)
            {
                case Boundary.Zero:
                    return null;
                case Boundary.Periodic:
                    place += place < 0 ? size : -size;
                    break;
                case Boundary.Replicate:
                    place += place < 0 ? 1 : -1;
                    break;
                default:
                    place = size == 1 ? 0 : place < 0 ? -place : 2 * (size - 1) - place;
                    break;
            }
        }

        return place;
    }
}
