using ModelGen.Kernels.Networks;

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
