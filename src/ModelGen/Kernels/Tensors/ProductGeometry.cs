namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Which pixels a kernel's taps connect. The driver is the side whose places the kernel is put on: the output, or the input of a transposed convolution;
/// the image is the pixel of the other side that a tap finds from there.
/// </summary>
internal sealed class ProductGeometry
{
    private readonly int[] _images;

    public ProductGeometry(ProductDescription description)
    {
        IReadOnlyList<int> drivers = description.IsTransposed ? description.InputSizes : description.OutputSizes;
        IReadOnlyList<int> images = description.IsTransposed ? description.OutputSizes : description.InputSizes;
        Drivers = Count(drivers);
        Images = Count(images);
        Taps = Count(description.Kernel);
        LineLength = drivers.Count == 0 ? 1 : drivers[^1];
        _images = [0];
        int driversSoFar = 1;
        int tapsSoFar = 1;
        for (int axis = 0; axis < drivers.Count; axis++)
        {
            int[] found = AxisImages(description, axis, drivers[axis], images[axis]);
            _images = Combine(_images, driversSoFar, tapsSoFar, found, drivers[axis], description.Kernel[axis], images[axis]);
            driversSoFar *= drivers[axis];
            tapsSoFar *= description.Kernel[axis];
        }
    }

    /// <summary>Pixels of the driver.</summary>
    public int Drivers { get; }

    /// <summary>Pixels of the image.</summary>
    public int Images { get; }

    /// <summary>Taps of the kernel.</summary>
    public int Taps { get; }

    /// <summary>Pixels of the driver along the last axis.</summary>
    public int LineLength { get; }

    /// <summary>The pixel that a tap finds from a place; -1 where it finds none.</summary>
    public int Image(int driver, int tap) => _images[(long)driver * Taps + tap];

    /// <summary>For each driver, its taps in order with their images.</summary>
    public TapTable ByDriver()
    {
        TapTableBuilder builder = new();
        List<Tap> taps = [];
        for (int driver = 0; driver < Drivers; driver++)
        {
            taps.Clear();
            for (int tap = 0; tap < Taps; tap++)
            {
                if (Image(driver, tap) is int image and >= 0)
                {
                    taps.Add(new Tap(tap, image));
                }
            }

            builder.Add(driver, taps);
        }

        return builder.Build();
    }

    /// <summary>For each image, the taps in order that find it, with their drivers.</summary>
    public TapTable ByImage()
    {
        int[] starts = new int[Images + 1];
        foreach (int image in _images)
        {
            if (image >= 0)
            {
                starts[image + 1]++;
            }
        }

        for (int image = 0; image < Images; image++)
        {
            starts[image + 1] += starts[image];
        }

        Tap[] sorted = new Tap[starts[Images]];
        int[] next = [.. starts];
        for (int tap = 0; tap < Taps; tap++)
        {
            for (int driver = 0; driver < Drivers; driver++)
            {
                if (Image(driver, tap) is int image and >= 0)
                {
                    sorted[next[image]++] = new Tap(tap, driver);
                }
            }
        }

        TapTableBuilder builder = new();
        for (int image = 0; image < Images; image++)
        {
            builder.Add(image, sorted.AsSpan(starts[image]..starts[image + 1]));
        }

        return builder.Build();
    }

    private static int Count(IReadOnlyList<int> sizes) => sizes.Aggregate(1, (product, size) => checked(product * size));

    // [driver][tap] of one axis
    private static int[] AxisImages(ProductDescription description, int axis, int drivers, int images)
    {
        int taps = description.Kernel[axis];
        int[] found = new int[drivers * taps];
        Boundary boundary = description.Boundaries[axis];
        if (description.IsTransposed && boundary != Boundary.Periodic)
        {
            boundary = Boundary.Zero;
        }

        for (int driver = 0; driver < drivers; driver++)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                int place = driver * description.Stride[axis] - description.Before[axis] + tap * description.Dilation[axis];
                found[driver * taps + tap] = BoundaryMap.Find(place, images, boundary);
            }
        }

        return found;
    }

    // [driver][tap] of the axes so far and one more
    private static int[] Combine(int[] outer, int outerDrivers, int outerTaps, int[] inner, int innerDrivers, int innerTaps, int innerImages)
    {
        int[] combined = new int[checked(outer.Length * inner.Length)];
        int next = 0;
        for (int driver = 0; driver < outerDrivers * innerDrivers; driver++)
        {
            int outerRow = driver / innerDrivers * outerTaps;
            int innerRow = driver % innerDrivers * innerTaps;
            for (int tap = 0; tap < outerTaps; tap++)
            {
                int line = outer[outerRow + tap];
                for (int k = 0; k < innerTaps; k++)
                {
                    int image = inner[innerRow + k];
                    combined[next++] = line < 0 || image < 0 ? -1 : line * innerImages + image;
                }
            }
        }

        return combined;
    }
}
