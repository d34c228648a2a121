namespace ModelGen;

/// <summary>A <see cref="Tensor"/> that each sample supplies and predictions need.</summary>
/// <param name="sizes">Its extents, channels last: [28, 28, 1] for a grey picture, [784] for a vector. The axis of samples is never written.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(params int[] sizes) : Attribute
{
    /// <summary>The extents.</summary>
    public IReadOnlyList<int> Sizes { get; } = sizes;

    /// <summary>What lies beyond the border of every axis of the grid; convolutions, pooling, upsampling and stencils inherit it.</summary>
    public Boundary Boundary { get; init; }

    /// <summary>The same for each axis of the grid, in place of <see cref="Boundary"/>.</summary>
    public Boundary[]? Boundaries { get; init; }

    /// <summary>
    /// The name of the coordinate that the numbers are values of a function of, at equally spaced sensors from one end of its domain to the other:
    /// <c>[Input(100, Along = nameof(X))]</c>; null for numbers that are no function.
    /// </summary>
    public string? Along { get; init; }
}
