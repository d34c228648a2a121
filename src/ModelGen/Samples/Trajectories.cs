using ModelGen.Kernels.Networks;

namespace ModelGen.Samples;

/// <summary>
/// Frames of trajectories: the input is frame t, or several from t on, each so many ahead of the one before, and the targets are those that follow in the order
/// of their declaration. All columns are the same numbers; a sample's index is its first frame counted over all trajectories, and the last frames of each have
/// no sample.
/// </summary>
internal sealed class Trajectories : SampleSet
{
    private Trajectories(IReadOnlyList<ColumnDescription> descriptions, SampleColumn[] columns, long[] indices, int frames)
        : base(descriptions, columns, indices, frames)
    {
    }

    /// <summary>Checks the frames.</summary>
    /// <param name="descriptions">An input of one frame or several, and targets of one.</param>
    /// <param name="frames">[trajectory, time, ..., channel].</param>
    /// <param name="ahead">Frames from one to the next.</param>
    public static Trajectories Of(IReadOnlyList<ColumnDescription> descriptions, SampleArray frames, int ahead)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ColumnDescription target = descriptions.First(column => !column.IsInput);
        if (frames.Shape.Count < 3)
        {
            throw new ArgumentException(
                $"Trajectories of '{target.Name}' are [trajectory, time{string.Concat(target.Sizes.Select(size => $", {size}"))}], and these are "
                + $"{ShapeText.Of(frames.Shape)}.",
                nameof(frames));
        }

        (int trajectories, int times) = (frames.Shape[0], frames.Shape[1]);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ahead);
        int window = FrameShape.FramesIn(descriptions);
        long span = ((long)window + descriptions.Count - 2) * ahead;
        if (span >= times || trajectories < 1)
        {
            string needed = window + descriptions.Count - 1 == 2 ? "two" : $"{window + descriptions.Count - 1}";
            throw new ArgumentException($"{trajectories} trajectories of {times} frames have no {needed} frames that are {ahead} apart.", nameof(ahead));
        }

        SampleArray all = new(frames.Numbers, [checked(trajectories * times), .. frames.Shape.Skip(2)]);
        ColumnChecks.Checked(target, all);
        SampleColumn[] columns = new SampleColumn[descriptions.Count];
        int next = window;
        for (int c = 0; c < columns.Length; c++)
        {
            columns[c] = !descriptions[c].IsInput ? new StoredColumn(all.Numbers, target.Length, (long)next++ * ahead)
                : window == 1 ? new StoredColumn(all.Numbers, target.Length)
                : new FrameWindow(all.Numbers, target.Length, target.Channels, window, ahead);
        }

        int samples = times - (int)span;
        long[] indices = new long[(long)trajectories * samples];
        for (int trajectory = 0, i = 0; trajectory < trajectories; trajectory++)
        {
            for (int time = 0; time < samples; time++)
            {
                indices[i++] = (long)trajectory * times + time;
            }
        }

        return new Trajectories(descriptions, columns, indices, times);
    }
}
