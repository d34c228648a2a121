using ModelGen.Kernels.Networks;
using ModelGen.Samples;

namespace ModelGen;

/// <summary>
/// Samples for any network, whose columns are told apart by name while the program runs: for code that is written for every <see cref="INetwork"/>. The data
/// set that each class has of its own checks names when it is compiled.
/// </summary>
public sealed class NamedSamples : SampleSet<NamedSamples>
{
    /// <summary>Samples from arrays; what an array holds is checked against the declaration.</summary>
    /// <param name="network">What the columns are of.</param>
    /// <param name="columns">An array for each input and target, [sample, ..., channel], of a label [sample].</param>
    /// <exception cref="ArgumentException">A column is missing, or there is no such column; it has another shape, or a number that cannot be.</exception>
    public NamedSamples(NetworkDescription network, IReadOnlyDictionary<string, SampleArray> columns) : base(Declared(network), Arrays(network, columns))
    {
    }

    private NamedSamples(SampleSet samples) : base(samples)
    {
    }

    /// <summary>
    /// Frames of trajectories: the network's input is one, or several with their channels one behind the other, and its targets are those that follow. Nothing
    /// is copied.
    /// </summary>
    /// <param name="network">What the columns are of: one input, and targets that are each a frame of it.</param>
    /// <param name="frames">[trajectory, time, ..., channel].</param>
    /// <param name="ahead">Frames from one to the next.</param>
    /// <exception cref="ArgumentException">
    /// The network has other columns; the frames are too few, have another shape, or a number that is not finite.
    /// </exception>
    public static NamedSamples FromTrajectories(NetworkDescription network, SampleArray frames, int ahead = 1)
    {
        IReadOnlyList<ColumnDescription> columns = Declared(network);
        return FrameShape.FramesIn(columns) > 0 ? new NamedSamples(PairsOf(columns, frames, ahead)) : throw new ArgumentException(
            $"'{network.Name}' does not map frames of a field to the next ones, so that trajectories are no samples of it.", nameof(network));
    }

    /// <inheritdoc/>
    protected override NamedSamples Same(SampleSet samples) => new(samples);

    private static IReadOnlyList<ColumnDescription> Declared(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Columns;
    }

    private static SampleArray[] Arrays(NetworkDescription network, IReadOnlyDictionary<string, SampleArray> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        string known = string.Join(", ", network.Columns.Select(column => column.Name));
        foreach (string name in columns.Keys)
        {
            if (network.Columns.All(column => column.Name != name))
            {
                throw new ArgumentException($"'{network.Name}' has no column '{name}'; there are {known}.", nameof(columns));
            }
        }

        return [.. network.Columns.Select(column => columns.TryGetValue(column.Name, out SampleArray? array) ? array : throw new ArgumentException(
            $"'{network.Name}' needs the column '{column.Name}'; there are {known}.", nameof(columns)))];
    }
}
