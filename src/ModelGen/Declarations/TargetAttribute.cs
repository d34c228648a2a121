namespace ModelGen;

/// <summary>What each sample of the training data says that the network should give: a <see cref="Tensor"/>, or a <see cref="Label"/>.</summary>
/// <param name="sizes">Its extents, channels last. Of a label: none, or the grid that has a class at every pixel.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TargetAttribute(params int[] sizes) : Attribute
{
    /// <summary>The extents.</summary>
    public IReadOnlyList<int> Sizes { get; } = sizes;

    /// <summary>Classes of a <see cref="Label"/>, which is a number from 0 to <see cref="Classes"/> - 1.</summary>
    public int Classes { get; init; }

    /// <summary>
    /// The name of the coordinate that the numbers are values of a function of, at equally spaced sensors from one end of its domain to the other:
    /// <c>[Target(100, Along = nameof(X))]</c>; null for numbers that are no function.
    /// </summary>
    public string? Along { get; init; }
}
