namespace ModelGen;

/// <summary>A <see cref="Scalar"/> that trains together with the networks.</summary>
/// <param name="initial">The number it starts from.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LearnableAttribute(double initial) : Attribute
{
    /// <summary>The number it starts from.</summary>
    public double Initial { get; } = initial;
}
