namespace ModelGen;

/// <summary>A <see cref="Scalar"/> of one sample whose mean over samples is reported and not trained.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MetricAttribute : Attribute;
