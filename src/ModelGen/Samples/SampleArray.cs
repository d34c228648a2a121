using ModelGen.Kernels.Networks;
using ModelGen.Samples;

namespace ModelGen;

/// <summary>
/// The numbers of a column for all samples: any array of numbers converts to it, and files are read as one. With several axes it is [sample, ..., channel];
/// with a single axis the same in a row.
/// </summary>
public sealed partial class SampleArray
{
    internal SampleArray(NumberStore numbers, int[] shape)
    {
        Numbers = numbers;
        Shape = shape;
    }

    /// <summary>The extents, samples first; one number where they are all in a row.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>All numbers of all samples.</summary>
    public long Count => Numbers.Count;

    internal NumberStore Numbers { get; }

    /// <summary>An array of numbers.</summary>
    /// <exception cref="ArgumentException">The array holds something else.</exception>
    public static implicit operator SampleArray(Array numbers) => FromArray(numbers);

    /// <summary>An array of numbers, which is kept and not copied.</summary>
    /// <param name="numbers">[sample, ..., channel], or all in a row; of float, double, Half, or any integer type.</param>
    /// <param name="source">What messages call it, such as the name of the file that it was read from.</param>
    /// <exception cref="ArgumentException">The array holds something else.</exception>
    public static SampleArray FromArray(Array numbers, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        int[] shape = [.. Enumerable.Range(0, numbers.Rank).Select(numbers.GetLength)];
        Type? element = numbers.GetType().GetElementType();
        NumberType type = NumberTypes.Of(element) ?? throw new ArgumentException(
            $"An array of {element?.Name} holds no samples; give float, double, int or byte, such as {ShapeText.Of(shape)} of float.", nameof(numbers));
        return new SampleArray(new ArrayStore(numbers, type, source: source), shape);
    }

    /// <summary>The same numbers, as samples of other extents; nothing is copied.</summary>
    /// <param name="sizes">The extents of a sample, channels last.</param>
    /// <exception cref="ArgumentException">The numbers are no whole number of such samples.</exception>
    public SampleArray Reshaped(params ReadOnlySpan<int> sizes)
    {
        long length = 1;
        foreach (int size in sizes)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(sizes));
            length = checked(length * size);
        }

        return Count % length == 0 && Count / length <= int.MaxValue
            ? new SampleArray(Numbers, [(int)(Count / length), .. sizes])
            : throw new ArgumentException(
                $"{Count} numbers are no whole number of samples of {ShapeText.Of(sizes.ToArray())}, {length} numbers each.", nameof(sizes));
    }

    /// <summary>Copies numbers.</summary>
    /// <param name="first">The first of them, counted over all samples.</param>
    /// <param name="target">As many as it holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public void CopyTo(long first, Span<double> target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Count - target.Length);
        Numbers.Read(first, target);
    }
}
