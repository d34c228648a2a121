namespace ModelGen.Kernels.Tensors;

/// <summary>The pixels of each window, built once when a model is created.</summary>
public sealed class WindowPlan
{
    /// <summary>Builds the tables.</summary>
    /// <exception cref="ArgumentException">A window has no place inside the grid.</exception>
    public WindowPlan(WindowDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        ProductGeometry geometry = new(new ProductDescription
        {
            InputSizes = description.InputSizes,
            Kernel = description.Window,
            Stride = description.Stride,
            Dilation = [.. description.Window.Select(_ => 1)],
            Before = description.Before,
            Boundaries = description.Boundaries,
            OutputSizes = description.OutputSizes,
            InputChannels = 1,
            OutputChannels = 1,
            WeightOffset = 0,
        });
        InputPixels = geometry.Images;
        OutputPixels = geometry.Drivers;
        List<int> starts = [0];
        List<int> pixels = [];
        for (int output = 0; output < OutputPixels; output++)
        {
            for (int tap = 0; tap < geometry.Taps; tap++)
            {
                if (geometry.Image(output, tap) is int pixel and >= 0)
                {
                    pixels.Add(pixel);
                }
            }

            if (starts[^1] == pixels.Count)
            {
                throw new ArgumentException("Every window has a place inside the grid.", nameof(description));
            }

            starts.Add(pixels.Count);
        }

        Starts = new PinnedTable<int>([.. starts]);
        Pixels = new PinnedTable<int>([.. pixels]);
    }

    /// <summary>What it was built from.</summary>
    public WindowDescription Description { get; }

    /// <summary>Pixels of the input.</summary>
    public int InputPixels { get; }

    /// <summary>Windows.</summary>
    public int OutputPixels { get; }

    /// <summary>[window, and one more]: where its pixels begin.</summary>
    internal PinnedTable<int> Starts { get; }

    internal PinnedTable<int> Pixels { get; }
}
