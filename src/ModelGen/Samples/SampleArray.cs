using System.Runtime.InteropServices;
using ModelGen.Kernels.Networks;

namespace ModelGen;

/// <summary>
/// The numbers of a column for all samples: any array of float, double, int or byte converts to it. One of several axes is [sample, ..., channel];
/// one of a single axis is the same in a row.
/// </summary>
public sealed class SampleArray
{
    internal SampleArray(Array numbers, int[] shape)
    {
        Numbers = numbers;
        Shape = shape;
    }

    /// <summary>The extents, samples first; one number where they are all in a row.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>float[] or double[], of one axis or several; never written to.</summary>
    internal Array Numbers { get; }

    /// <summary>An array of numbers.</summary>
    /// <exception cref="ArgumentException">The array holds something else.</exception>
    public static implicit operator SampleArray(Array numbers) => FromArray(numbers);

    /// <inheritdoc cref="op_Implicit(Array)"/>
    public static SampleArray FromArray(Array numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        int[] shape = [.. Enumerable.Range(0, numbers.Rank).Select(numbers.GetLength)];
        return numbers.GetType().GetElementType() switch
        {
            { } type when type == typeof(float) || type == typeof(double) => new SampleArray(numbers, shape),
            { } type when type == typeof(int) => new SampleArray(Widen<int>(numbers), shape),
            { } type when type == typeof(long) => new SampleArray(Widen<long>(numbers), shape),
            { } type when type == typeof(byte) => new SampleArray(Widen<byte>(numbers), shape),
            { } type => throw new ArgumentException(
                $"An array of {type.Name} holds no samples; give float, double, int or byte, such as {ShapeText.Of(shape)} of float.", nameof(numbers)),
            null => throw new ArgumentException("The array has no elements' type.", nameof(numbers)),
        };
    }

    private static float[] Widen<TNumber>(Array numbers) where TNumber : unmanaged, System.Numerics.INumber<TNumber>
    {
        float[] wide = new float[numbers.Length];
        ReadOnlySpan<TNumber> source = MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, TNumber>(ref MemoryMarshal.GetArrayDataReference(numbers)), numbers.Length);
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = float.CreateTruncating(source[i]);
        }

        return wide;
    }
}
