namespace ModelGen;

/// <summary>
/// The closed interval in which a <see cref="Coordinate"/> is sampled. Network inputs are mapped affinely from it to [-1, 1].
/// </summary>
/// <param name="lower">The lower end; finite and below <paramref name="upper"/>.</param>
/// <param name="upper">The upper end.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DomainAttribute(double lower, double upper) : Attribute
{
    /// <summary>The lower end of the interval.</summary>
    public double Lower { get; } = lower;

    /// <summary>The upper end of the interval.</summary>
    public double Upper { get; } = upper;
}
