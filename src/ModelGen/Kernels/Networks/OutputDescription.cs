namespace ModelGen.Kernels.Networks;

/// <summary>What predictions give.</summary>
/// <param name="Name">The declared name.</param>
/// <param name="Sizes">Its extents, channels last; none for a scalar.</param>
public sealed record OutputDescription(string Name, IReadOnlyList<int> Sizes)
{
    /// <summary>Whether it depends on coordinates, so that it is evaluated at points; such outputs come last.</summary>
    public bool IsAtPoints { get; init; }

    /// <summary>Numbers of a sample.</summary>
    public int Length { get; } = Sizes.Aggregate(1, (length, extent) => checked(length * extent));

    /// <summary>Channels.</summary>
    public int Channels => Sizes.Count == 0 ? 1 : Sizes[^1];

    /// <summary>Pixels.</summary>
    public int Pixels => Length / Channels;
}
