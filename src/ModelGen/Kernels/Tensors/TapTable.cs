namespace ModelGen.Kernels.Tensors;

/// <summary>All pixels of one side of a product in classes, each with its taps.</summary>
internal sealed class TapTable
{
    public TapTable(ReadOnlySpan<TapClass> classes, ReadOnlySpan<Tap> taps, ReadOnlySpan<TapPixel> pixels)
    {
        Classes = new PinnedTable<TapClass>(classes);
        Taps = new PinnedTable<Tap>(taps);
        Pixels = new PinnedTable<TapPixel>(pixels);
        foreach (TapClass each in classes)
        {
            MaxTaps = Math.Max(MaxTaps, each.TapCount);
        }
    }

    public PinnedTable<TapClass> Classes { get; }

    public PinnedTable<Tap> Taps { get; }

    public PinnedTable<TapPixel> Pixels { get; }

    /// <summary>Taps of the class that has most.</summary>
    public int MaxTaps { get; }
}
