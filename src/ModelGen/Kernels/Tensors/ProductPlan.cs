namespace ModelGen.Kernels.Tensors;

/// <summary>A product's tables, built once when a model is created; kernels of any lane type read them from any thread.</summary>
public sealed class ProductPlan
{
    /// <summary>Builds the tables.</summary>
    /// <exception cref="ArgumentException">The description contradicts itself.</exception>
    public ProductPlan(ProductDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Check(description);
        Description = description;
        ProductGeometry geometry = new(description);
        Taps = geometry.Taps;
        InputPixels = description.IsTransposed ? geometry.Drivers : geometry.Images;
        OutputPixels = description.IsTransposed ? geometry.Images : geometry.Drivers;
        TapTable byDriver = geometry.ByDriver();
        TapTable byImage = geometry.ByImage();
        GroupInputs = description.InputChannels / description.Groups;
        GroupOutputs = description.OutputChannels / description.Groups;
        TapTable byOutput = description.IsTransposed ? byImage : byDriver;
        TapTable byInput = description.IsTransposed ? byDriver : byImage;
        Forward = new ProductSide(byOutput, GroupOutputs, GroupInputs, InputPixels, OutputPixels, Taps, description.Groups);
        Adjoint = new ProductSide(byInput, GroupInputs, GroupOutputs, OutputPixels, InputPixels, Taps, description.Groups);
        Runs = new RunTable(geometry, description.IsTransposed);
        IsOuter = OutputPixels == 1 && IsOneToOne(Forward.Table, Taps);
        Lines = IsOuter ? null : new LineTable(geometry, description.Stride.Count == 0 ? 1 : description.Stride[^1]);
        ClassRuns = GroupInputs == 1 && Taps > 1 && !IsOuter ? new ClassRuns(Forward.Table) : null;
    }

    /// <summary>What it was built from.</summary>
    public ProductDescription Description { get; }

    /// <summary>Pixels of the input; 1 for a vector.</summary>
    public int InputPixels { get; }

    /// <summary>Pixels of the output; 1 for a vector.</summary>
    public int OutputPixels { get; }

    /// <summary>Taps of the kernel.</summary>
    public int Taps { get; }

    /// <summary>Numbers of W, and of the panels of either direction.</summary>
    public int WeightCount => Description.OutputChannels * Taps * GroupInputs;

    internal int GroupInputs { get; }

    internal int GroupOutputs { get; }

    internal ProductSide Forward { get; }

    internal ProductSide Adjoint { get; }

    internal RunTable Runs { get; }

    /// <summary>Whether the gradient is a sum of outer products: one output pixel, and each tap reads one input pixel.</summary>
    internal bool IsOuter { get; }

    /// <summary>Lines, for the gradient of a convolution; null where it is a single outer product.</summary>
    internal LineTable? Lines { get; }

    /// <summary>Where the gradient goes over classes of pixels, which it does for one input channel.</summary>
    internal ClassRuns? ClassRuns { get; }

    private static bool IsOneToOne(TapTable table, int taps)
    {
        if (table.Taps.Length != taps)
        {
            return false;
        }

        for (int tap = 0; tap < taps; tap++)
        {
            if (table.Taps.Span[tap].Index != tap)
            {
                return false;
            }
        }

        return true;
    }

    private static void Check(ProductDescription description)
    {
        int axes = description.InputSizes.Count;
        if (description.Kernel.Count != axes || description.Stride.Count != axes || description.Dilation.Count != axes || description.Before.Count != axes
            || description.Boundaries.Count != axes || description.OutputSizes.Count != axes)
        {
            throw new ArgumentException("All lists of a product have one entry for each axis.", nameof(description));
        }

        if (description.Groups < 1 || description.InputChannels % description.Groups != 0 || description.OutputChannels % description.Groups != 0)
        {
            throw new ArgumentException("The groups of a product divide its channels.", nameof(description));
        }
    }
}
