namespace ModelGen.Kernels.Networks;

/// <summary>An input or a target: what each sample of a data set supplies.</summary>
/// <param name="Name">The declared name.</param>
/// <param name="IsInput">Whether predictions need it.</param>
/// <param name="Sizes">Its extents, channels last; of a label the grid, which is empty where a sample has one class.</param>
/// <param name="Classes">Classes of a label; 0 for a tensor.</param>
public sealed record ColumnDescription(string Name, bool IsInput, IReadOnlyList<int> Sizes, int Classes)
{
    /// <summary>Numbers of a sample.</summary>
    public int Length { get; } = Sizes.Aggregate(1, (length, extent) => checked(length * extent));

    /// <summary>Channels: a label has one.</summary>
    public int Channels => Classes > 0 || Sizes.Count == 0 ? 1 : Sizes[^1];

    /// <summary>Pixels.</summary>
    public int Pixels => Length / Channels;
}
