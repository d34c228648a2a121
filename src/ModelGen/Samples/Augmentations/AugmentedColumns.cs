using ModelGen.Kernels.Networks;

namespace ModelGen.Samples.Augmentations;

/// <summary>The columns of a set as one training sees them.</summary>
internal sealed class AugmentedColumns
{
    public AugmentedColumns(SampleSet samples, ulong seed)
    {
        Seed = seed;
        Columns = [.. samples.Columns.Select((column, c) =>
        {
            Augmentation?[] changes = [.. samples.Augmentations.Select(change => change.Changes(samples.Descriptions[c]) ? change : null)];
            return changes.All(change => change is null) ? column : new AugmentedColumn(column, samples.Descriptions[c], changes, this);
        })];
    }

    public ulong Seed { get; }

    /// <summary>Which visit of the data: each has random numbers of its own.</summary>
    public ulong Epoch { get; set; }

    public IReadOnlyList<SampleColumn> Columns { get; }
}
