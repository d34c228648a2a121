namespace ModelGen;

/// <summary>A trained <see cref="Tensor"/> of the user's own.</summary>
/// <param name="sizes">Its extents.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(params int[] sizes) : Attribute
{
    /// <summary>The extents.</summary>
    public IReadOnlyList<int> Sizes { get; } = sizes;

    /// <summary>Where every number of it starts, unless <see cref="Deviation"/> is given.</summary>
    public double Initial { get; init; }

    /// <summary>The standard deviation of a normal distribution around 0 from which it is drawn; 0: every number is <see cref="Initial"/>.</summary>
    public double Deviation { get; init; }
}
