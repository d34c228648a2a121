using System.Runtime.InteropServices;

namespace ModelGen.Kernels.Tensors;

/// <summary>
/// A product along its last axis, line by line of the driver: which line of the image each row of the kernel finds, and the segments of a line.
/// </summary>
internal sealed class LineTable
{
    public LineTable(ProductGeometry geometry, int stride)
    {
        Stride = stride;
        Lines = geometry.Drivers / geometry.LineLength;
        TapRows = geometry.Taps / geometry.LineTaps;
        LineTaps = geometry.LineTaps;
        LineLength = geometry.LineLength;
        ImageLength = geometry.ImageLineLength;
        Images = new PinnedTable<int>(geometry.LineImages);
        List<PixelSegment> segments = [];
        List<Tap> taps = [];
        for (int place = 0; place < LineLength; place++)
        {
            if (segments.Count > 0 && Continues(geometry, segments[^1], taps, place))
            {
                segments[^1] = segments[^1] with { Count = segments[^1].Count + 1 };
                continue;
            }

            int first = taps.Count;
            for (int tap = 0; tap < LineTaps; tap++)
            {
                if (geometry.LinePixel(place, tap) is int pixel and >= 0)
                {
                    taps.Add(new Tap(tap, pixel));
                }
            }

            segments.Add(new PixelSegment(place, 1, first, taps.Count - first));
        }

        Segments = new PinnedTable<PixelSegment>(CollectionsMarshal.AsSpan(segments));
        Taps = new PinnedTable<Tap>(CollectionsMarshal.AsSpan(taps));
    }

    /// <summary>Pixels of the image from one place to the next along the last axis.</summary>
    public int Stride { get; }

    /// <summary>Lines of the driver.</summary>
    public int Lines { get; }

    /// <summary>Rows of taps: the taps of the other axes.</summary>
    public int TapRows { get; }

    /// <summary>Taps along the last axis.</summary>
    public int LineTaps { get; }

    /// <summary>Pixels of a line of the driver.</summary>
    public int LineLength { get; }

    /// <summary>Pixels of a line of the image.</summary>
    public int ImageLength { get; }

    /// <summary>[line][row of taps]: the line of the image, -1 where there is none.</summary>
    public PinnedTable<int> Images { get; }

    public PinnedTable<PixelSegment> Segments { get; }

    public PinnedTable<Tap> Taps { get; }

    private bool Continues(ProductGeometry geometry, PixelSegment segment, List<Tap> taps, int place)
    {
        int next = segment.FirstTap;
        for (int tap = 0; tap < LineTaps; tap++)
        {
            int pixel = geometry.LinePixel(place, tap);
            if (pixel < 0)
            {
                continue;
            }

            if (next == taps.Count || taps[next] != new Tap(tap, pixel - segment.Count * Stride))
            {
                return false;
            }

            next++;
        }

        return next == taps.Count;
    }
}
