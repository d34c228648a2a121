using System.Runtime.InteropServices;

namespace ModelGen.Kernels.Tensors;

/// <summary>The pixels of each class of a table as runs: written pixels and bases that go on by one.</summary>
internal sealed class ClassRuns
{
    public ClassRuns(TapTable table)
    {
        List<PixelRun> runs = [];
        List<int> starts = [];
        foreach (TapClass each in table.Classes.Span)
        {
            starts.Add(runs.Count);
            foreach (TapPixel pixel in table.Pixels.Span.Slice(each.FirstPixel, each.PixelCount))
            {
                PixelRun last = runs.Count == starts[^1] ? default : runs[^1];
                if (last.Count > 0 && last.Output + last.Count == pixel.Target && last.Input + last.Count == pixel.Base)
                {
                    runs[^1] = last with { Count = last.Count + 1 };
                }
                else
                {
                    runs.Add(new PixelRun(pixel.Target, pixel.Base, 1));
                }
            }
        }

        starts.Add(runs.Count);
        Runs = new PinnedTable<PixelRun>(CollectionsMarshal.AsSpan(runs));
        Starts = new PinnedTable<int>(CollectionsMarshal.AsSpan(starts));
    }

    public PinnedTable<PixelRun> Runs { get; }

    /// <summary>[class, and one more]: where its runs begin.</summary>
    public PinnedTable<int> Starts { get; }
}
