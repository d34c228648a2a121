using ModelGen.Examples.Data;

namespace ModelGen.Examples;

/// <summary>Trajectories as pairs of neighbouring frames.</summary>
public static class FramePairs
{
    /// <summary>Every frame but the last of each trajectory, [pair, ..].</summary>
    public static float[] First(GridData frames) => Without(frames, last: true);

    /// <summary>Every frame but the first of each trajectory, [pair, ..].</summary>
    public static float[] Second(GridData frames) => Without(frames, last: false);

    /// <summary>Some of the trajectories.</summary>
    public static GridData Slice(this GridData frames, int first, int count)
    {
        int size = frames.Values.Length / frames.Shape[0];
        return new GridData([count, .. frames.Shape.Skip(1)], frames.Values.AsSpan(first * size, count * size).ToArray());
    }

    private static float[] Without(GridData frames, bool last)
    {
        (int trajectories, int times) = (frames.Shape[0], frames.Shape[1]);
        int size = frames.Values.Length / trajectories / times, kept = (times - 1) * size;
        float[] values = new float[trajectories * kept];
        for (int k = 0; k < trajectories; k++)
        {
            frames[k].Slice(last ? 0 : size, kept).CopyTo(values.AsSpan(k * kept));
        }

        return values;
    }
}
