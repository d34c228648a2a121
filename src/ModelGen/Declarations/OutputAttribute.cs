namespace ModelGen;

/// <summary>A <see cref="Tensor"/> that Predict gives.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute;
