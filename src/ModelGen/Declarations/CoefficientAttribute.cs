namespace ModelGen;

/// <summary>A <see cref="Scalar"/> that is set at run time and does not train.</summary>
/// <param name="value">The number it has until it is set.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CoefficientAttribute(double value) : Attribute
{
    /// <summary>The number it has until it is set.</summary>
    public double Value { get; } = value;
}
