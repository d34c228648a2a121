namespace ModelGen;

/// <summary>
/// A <see cref="Scalar"/> that is a column of measured data. Equations that read a set are fitted at that set's points.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ObservedAttribute : Attribute
{
    /// <summary>The set that the column belongs to; each set has its own coordinate columns.</summary>
    public string Set { get; init; } = "";
}
