using System.Runtime.InteropServices;

namespace ModelGen.Kernels.Tensors;

/// <summary>The pairs of pixels that each tap connects, as runs, in strips of the driver's pixels: what the weights' gradient sums over.</summary>
internal sealed unsafe class RunTable
{
    // a strip is some lines, or an equal part of one, of at most so many pixels
    private const int StripPixels = 16;

    public RunTable(ProductGeometry geometry, bool isTransposed)
    {
        int parts = (geometry.LineLength + StripPixels - 1) / StripPixels;
        int lines = Math.Max(1, StripPixels / geometry.LineLength);
        StripLength = lines * ((geometry.LineLength + parts - 1) / parts);
        Strips = (geometry.Drivers + StripLength - 1) / StripLength;
        List<PixelRun> runs = [];
        List<int> starts = [];
        for (int tap = 0; tap < geometry.Taps; tap++)
        {
            for (int driver = 0; driver < geometry.Drivers; driver++)
            {
                bool isFirst = driver % StripLength == 0;
                if (isFirst)
                {
                    starts.Add(runs.Count);
                }

                int image = geometry.Image(driver, tap);
                if (image >= 0)
                {
                    Add(runs, isTransposed ? new PixelRun(image, driver, 1) : new PixelRun(driver, image, 1), isFirst || runs.Count == starts[^1]);
                }
            }

            starts.Add(runs.Count);
        }

        Runs = new PinnedTable<PixelRun>(CollectionsMarshal.AsSpan(runs));
        Starts = new PinnedTable<int>(CollectionsMarshal.AsSpan(starts));
    }

    /// <summary>Pixels of the driver in a strip.</summary>
    public int StripLength { get; }

    /// <summary>How many strips there are.</summary>
    public int Strips { get; }

    public PinnedTable<PixelRun> Runs { get; }

    /// <summary>[tap][strip, and one more]: where the runs of a strip begin.</summary>
    public PinnedTable<int> Starts { get; }

    /// <summary>The runs of a tap in some strips.</summary>
    public PixelRun* Select(int tap, int firstStrip, int endStrip, out int count)
    {
        int* starts = Starts.Pointer + (nint)tap * (Strips + 1);
        count = starts[endStrip] - starts[firstStrip];
        return Runs.Pointer + starts[firstStrip];
    }

    private static void Add(List<PixelRun> runs, PixelRun pair, bool isFirst)
    {
        if (!isFirst)
        {
            PixelRun last = runs[^1];
            if (last.Output + last.Count == pair.Output && last.Input + last.Count == pair.Input)
            {
                runs[^1] = last with { Count = last.Count + 1 };
                return;
            }
        }

        runs.Add(pair);
    }
}
