using ModelGen.Kernels;

namespace ModelGen;

/// <summary>A copy of some of a model's parameters with their shape: a layer's weights or biases, running statistics, a tensor of the user's own.</summary>
public sealed class ParameterArray
{
    private readonly double[] _values;

    internal ParameterArray(ParameterDescription description, double[] values)
    {
        Path = description.Path;
        Shape = Array.AsReadOnly([.. description.Shape]);
        _values = values;
    }

    /// <summary>The path, such as <c>Scores/Conv2D/weight</c>.</summary>
    public string Path { get; }

    /// <summary>
    /// The extents: of a dense layer's weights [output][input], of a convolution's [output channel][tap along each axis][input channel of the group]; none for
    /// a scalar.
    /// </summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>All numbers, the last axis running fastest.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>One number.</summary>
    /// <param name="indices">Its place along each axis, from 0.</param>
    /// <exception cref="ArgumentException">There are fewer or more places than axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public double At(params ReadOnlySpan<int> indices)
    {
        if (indices.Length != Shape.Count)
        {
            throw new ArgumentException($"'{Path}' is [{string.Join(", ", Shape)}]: give {Shape.Count} places, not {indices.Length}.", nameof(indices));
        }

        int index = 0;
        for (int axis = 0; axis < indices.Length; axis++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[axis], nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[axis], Shape[axis], nameof(indices));
            index = index * Shape[axis] + indices[axis];
        }

        return _values[index];
    }

    /// <summary>All numbers, in an array of one's own.</summary>
    public double[] ToArray() => [.. _values];
}
