using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelGen.Kernels.Networks;

namespace ModelGen.Samples;

/// <summary>Whether an array holds what a column declares.</summary>
internal static class ColumnChecks
{
    /// <summary>The array as a column.</summary>
    /// <exception cref="ArgumentException">It has another shape, a class that there is not, or a number that is not finite.</exception>
    public static SampleColumn Checked(ColumnDescription column, SampleArray array)
    {
        ArgumentNullException.ThrowIfNull(array, column.Name);
        string declared = ShapeText.Of(column.Sizes);
        bool isFlat = array.Shape.Count == 1;
        if (isFlat && array.Numbers.LongLength % column.Length != 0)
        {
            throw new ArgumentException(
                $"'{column.Name}' has {array.Numbers.LongLength} numbers in a row, which is no whole number of samples of {declared}, "
                + $"{column.Length} numbers each.");
        }

        if (!isFlat && !array.Shape.Skip(1).SequenceEqual(column.Sizes) && !(column.Length == 1 && array.Shape.Skip(1).All(extent => extent == 1)))
        {
            throw new ArgumentException(
                $"'{column.Name}' is declared as {declared}, so an array of it is [samples{string.Concat(column.Sizes.Select(size => $", {size}"))}], "
                + $"and this one is {ShapeText.Of(array.Shape)}.");
        }

        if (array.Numbers.GetType().GetElementType() == typeof(double))
        {
            Check<double>(column, array.Numbers);
        }
        else
        {
            Check<float>(column, array.Numbers);
        }

        return new ArrayColumn(array.Numbers, column.Length);
    }

    private static void Check<TNumber>(ColumnDescription column, Array numbers) where TNumber : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<TNumber>
    {
        ReadOnlySpan<TNumber> span = MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<byte, TNumber>(ref MemoryMarshal.GetArrayDataReference(numbers)), numbers.Length);
        for (int i = 0; i < span.Length; i++)
        {
            if (!TNumber.IsFinite(span[i]))
            {
                throw new ArgumentException($"'{column.Name}' has {span[i]} in sample {i / column.Length}, number {i % column.Length}; all must be finite.");
            }

            if (column.Classes > 0 && (span[i] < TNumber.Zero || span[i] >= TNumber.CreateTruncating(column.Classes) || !TNumber.IsInteger(span[i])))
            {
                string number = double.CreateTruncating(span[i]).ToString(CultureInfo.InvariantCulture);
                throw new ArgumentException(
                    $"'{column.Name}' has the class {number} in sample {i / column.Length}; classes are whole numbers from 0 to {column.Classes - 1}.");
            }
        }
    }
}
