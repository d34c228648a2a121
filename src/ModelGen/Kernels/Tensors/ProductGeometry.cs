namespace ModelGen.Kernels.Tensors;

/// <summary>
/// Which pixels a kernel's taps connect. The driver is the side whose places the kernel is put on: the output, or the input of a transposed convolution;
/// the image is the pixel of the other side that a tap finds from there.
/// </summary>
internal sealed class ProductGeometry
{
    private readonly int[] _images;
    private readonly int[] _lineImages;
    private readonly int[] _linePixels;

    public ProductGeometry(ProductDescription description)
    {
        IReadOnlyList<int> drivers = description.IsTransposed ? description.InputSizes : description.OutputSizes;
        IReadOnlyList<int> images = description.IsTransposed ? description.OutputSizes : description.InputSizes;
        Drivers = Count(drivers);
        Images = Count(images);
        Taps = Count(description.Kernel);
        LineLength = drivers.Count == 0 ? 1 : drivers[^1];
        LineTaps = drivers.Count == 0 ? 1 : description.Kernel[^1];
        ImageLineLength = drivers.Count == 0 ? 1 : images[^1];
        _images = [0];
        _lineImages = [0];
        _linePixels = [0];
        int driversSoFar = 1;
        int tapsSoFar = 1;
        for (int axis = 0; axis < drivers.Count; axis++)
        {
            int[] found = AxisImages(description, axis, drivers[axis], images[axis]);
            _lineImages = _images;
            _linePixels = found;
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

    /// <summary>Taps along the last axis.</summary>
    public int LineTaps { get; }

    /// <summary>Pixels of the image along the last axis.</summary>
    public int ImageLineLength { get; }

    /// <summary>[line of the driver][tap of the other axes]: the line of the image, -1 where there is none.</summary>
    public ReadOnlySpan<int> LineImages => _lineImages;

    /// <summary>The pixel of a line that a tap along the last axis finds from a place of its line; -1 where it finds none.</summary>
    public int LinePixel(int place, int tap) => _linePixels[place * LineTaps + tap];

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

    /// <summary>
    /// For each image, the taps that find it, with their drivers; the last tap first, so that drivers ascend, as the processor expects of loads.
    /// </summary>
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
        for (int tap = Taps - 1; tap >= 0; tap--)
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
