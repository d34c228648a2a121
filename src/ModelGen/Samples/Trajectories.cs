using ModelGen.Kernels.Networks;

namespace ModelGen.Samples;

/// <summary>
/// Pairs of frames of trajectories: the input is frame t, the target frame t + ahead of the same trajectory. Both columns are the same numbers; a sample's
/// index is its frame counted over all trajectories, and the last frames of each have no pair.
/// </summary>
internal sealed class Trajectories : SampleSet
{
    private Trajectories(IReadOnlyList<ColumnDescription> descriptions, SampleColumn[] columns, long[] indices, int frames)
        : base(descriptions, columns, indices, frames)
    {
    }

    /// <summary>Checks the frames.</summary>
    /// <param name="descriptions">An input and a target of the same extents.</param>
    /// <param name="frames">[trajectory, time, ..., channel].</param>
    /// <param name="ahead">Frames from the input to the target.</param>
    public static Trajectories Of(IReadOnlyList<ColumnDescription> descriptions, SampleArray frames, int ahead)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ColumnDescription input = descriptions[0];
        if (frames.Shape.Count < 3)
        {
            throw new ArgumentException(
                $"Trajectories of '{input.Name}' are [trajectory, time{string.Concat(input.Sizes.Select(size => $", {size}"))}], and these are "
                + $"{ShapeText.Of(frames.Shape)}.",
                nameof(frames));
        }

        (int trajectories, int times) = (frames.Shape[0], frames.Shape[1]);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ahead);
        if (ahead >= times || trajectories < 1)
        {
            throw new ArgumentException(
                $"{trajectories} trajectories of {times} frames have no two frames that are {ahead} apart.", nameof(ahead));
        }

        SampleArray all = new(frames.Numbers, [checked(trajectories * times), .. frames.Shape.Skip(2)]);
        ColumnChecks.Checked(input, all);
        SampleColumn[] columns = [.. descriptions.Select(column => new StoredColumn(all.Numbers, column.Length, column.IsInput ? 0 : ahead))];
        long[] indices = new long[(long)trajectories * (times - ahead)];
        for (int trajectory = 0, i = 0; trajectory < trajectories; trajectory++)
        {
            for (int time = 0; time < times - ahead; time++)
            {
                indices[i++] = (long)trajectory * times + time;
            }
        }

        return new Trajectories(descriptions, columns, indices, times);
    }
}
