using ModelGen.Kernels.Networks;

namespace ModelGen.Samples;

/// <summary>Fields as frames: an input holds one frame of a field, or several with their channels one behind the other, the latest last.</summary>
internal static class FrameShape
{
    /// <summary>How many frames of one shape a tensor of another holds; 0 where it is no number of them.</summary>
    /// <param name="whole">[..., channel] of the tensor.</param>
    /// <param name="frame">[..., channel] of a frame.</param>
    public static int FramesIn(IReadOnlyList<int> whole, IReadOnlyList<int> frame) =>
        frame.Count > 0 && whole.Count == frame.Count && whole.SkipLast(1).SequenceEqual(frame.SkipLast(1)) && whole[^1] % frame[^1] == 0
            ? whole[^1] / frame[^1]
            : 0;

    /// <summary>How many frames the only input holds, of which all targets are one; 0 where a network has other columns.</summary>
    public static int FramesIn(IReadOnlyList<ColumnDescription> columns)
    {
        ColumnDescription[] inputs = [.. columns.Where(column => column.IsInput)];
        ColumnDescription[] targets = [.. columns.Where(column => !column.IsInput)];
        return inputs.Length == 1 && targets.Length > 0 && columns.All(column => column.Classes == 0)
            && targets.All(target => target.Sizes.SequenceEqual(targets[0].Sizes))
                ? FramesIn(inputs[0].Sizes, targets[0].Sizes)
                : 0;
    }

    /// <summary>Copies a frame, [pixel][channel], to its channels of a window, [pixel][frame][channel].</summary>
    public static void Place<TNumber>(ReadOnlySpan<TNumber> frame, Span<TNumber> window, int place, int frames, int channels)
    {
        for (int from = 0, to = place * channels; from < frame.Length; from += channels, to += frames * channels)
        {
            frame.Slice(from, channels).CopyTo(window[to..]);
        }
    }

    /// <summary>Forgets the oldest frame of a window, [pixel][frame][channel], and adds one as its latest.</summary>
    public static void Shift<TNumber>(Span<TNumber> window, ReadOnlySpan<TNumber> frame, int frames, int channels)
    {
        int pixel = frames * channels;
        for (int at = 0; frames > 1 && at < window.Length; at += pixel)
        {
            window.Slice(at + channels, pixel - channels).CopyTo(window[at..]);
        }

        Place(frame, window, frames - 1, frames, channels);
    }
}
