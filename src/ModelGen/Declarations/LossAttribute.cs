namespace ModelGen;

/// <summary>A <see cref="Scalar"/> of one sample; the loss is the sum over such terms of weight x mean over samples.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LossAttribute : Attribute
{
    /// <summary>How much the term counts beside the others.</summary>
    public double Weight { get; init; } = 1;
}
