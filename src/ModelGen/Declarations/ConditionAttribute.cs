namespace ModelGen;

/// <summary>An initial, boundary, periodic or other additional equation. It adds <see cref="Weight"/> x mean |r|^2 to the loss.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConditionAttribute : Attribute
{
    /// <summary>Collocation points at which the equation is sampled, unless the training plan says otherwise.</summary>
    public int Points { get; init; } = 100;

    /// <summary>The equation's factor in the loss.</summary>
    public double Weight { get; init; } = 1;
}
