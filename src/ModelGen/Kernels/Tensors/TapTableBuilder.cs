using System.Runtime.InteropServices;

namespace ModelGen.Kernels.Tensors;

/// <summary>Finds the classes of pixels as they come.</summary>
internal sealed class TapTableBuilder
{
    private readonly Dictionary<ulong, int> _classOfHash = [];
    private readonly List<List<TapPixel>> _pixels = [];
    private readonly List<(int First, int Count)> _ranges = [];
    private readonly List<Tap> _taps = [];

    public void Add(int target, List<Tap> taps) => Add(target, CollectionsMarshal.AsSpan(taps));

    /// <summary>A pixel and what its taps read.</summary>
    public void Add(int target, ReadOnlySpan<Tap> taps)
    {
        int origin = taps.IsEmpty ? 0 : taps[0].Pixel;
        _pixels[FindClass(taps, origin)].Add(new TapPixel(target, origin));
    }

    public TapTable Build()
    {
        TapClass[] classes = new TapClass[_pixels.Count];
        List<TapPixel> pixels = [];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = new TapClass(_ranges[i].First, _ranges[i].Count, pixels.Count, _pixels[i].Count);
            pixels.AddRange(_pixels[i]);
        }

        return new TapTable(classes, CollectionsMarshal.AsSpan(_taps), CollectionsMarshal.AsSpan(pixels));
    }

    private int FindClass(ReadOnlySpan<Tap> taps, int origin)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (Tap tap in taps)
        {
            hash = (hash ^ (uint)tap.Index) * 0x100000001B3;
            hash = (hash ^ (uint)(tap.Pixel - origin)) * 0x100000001B3;
        }

        // different taps of the same hash take the next one
        for (; ; hash++)
        {
            if (!_classOfHash.TryGetValue(hash, out int found))
            {
                return Open(hash, taps, origin);
            }

            if (IsSame(found, taps, origin))
            {
                return found;
            }
        }
    }

    private int Open(ulong hash, ReadOnlySpan<Tap> taps, int origin)
    {
        int opened = _pixels.Count;
        _classOfHash.Add(hash, opened);
        _pixels.Add([]);
        _ranges.Add((_taps.Count, taps.Length));
        foreach (Tap tap in taps)
        {
            _taps.Add(new Tap(tap.Index, tap.Pixel - origin));
        }

        return opened;
    }

    private bool IsSame(int found, ReadOnlySpan<Tap> taps, int origin)
    {
        (int first, int count) = _ranges[found];
        if (count != taps.Length)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (_taps[first + i] != new Tap(taps[i].Index, taps[i].Pixel - origin))
            {
                return false;
            }
        }

        return true;
    }
}
