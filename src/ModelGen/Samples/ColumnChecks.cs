using System.Globalization;
using ModelGen.Kernels.Networks;

namespace ModelGen.Samples;

/// <summary>Whether an array holds what a column declares.</summary>
internal static class ColumnChecks
{
    private const int Chunk = 4096;

    /// <summary>The array as a column.</summary>
    /// <exception cref="ArgumentException">It has another shape, a class that there is not, or a number that is not finite.</exception>
    public static SampleColumn Checked(ColumnDescription column, SampleArray array)
    {
        ArgumentNullException.ThrowIfNull(array, column.Name);
        RequireShape(column, array);
        RequireNumbers(column, array.Numbers);
        return new StoredColumn(array.Numbers, column.Length);
    }

    /// <summary>Refuses samples of other extents; a single channel may be left out.</summary>
    private static void RequireShape(ColumnDescription column, SampleArray array)
    {
        string source = Source(array.Numbers);
        if (array.Shape.Count == 1)
        {
            if (array.Count % column.Length != 0)
            {
                throw new ArgumentException(
                    $"'{column.Name}'{source} has {array.Count} numbers in a row, which is no whole number of samples of {ShapeText.Of(column.Sizes)}, "
                    + $"{column.Length} numbers each.");
            }
        }
        else if (!WithoutLastOnes(array.Shape.Skip(1)).SequenceEqual(WithoutLastOnes(column.Sizes)))
        {
            string reshape = array.Count % column.Length == 0 ? $"; where the order is right, .Reshaped({string.Join(", ", column.Sizes)}) says so" : "";
            throw new ArgumentException(
                $"'{column.Name}' is declared as {ShapeText.Of(column.Sizes)}, so an array of it is "
                + $"[samples{string.Concat(column.Sizes.Select(size => $", {size}"))}], and this one{source} is {ShapeText.Of(array.Shape)}{reshape}.");
        }
    }

    private static void RequireNumbers(ColumnDescription column, NumberStore store)
    {
        if (!store.Type.IsFloating() && column.Classes == 0)
        {
            return;
        }

        double[] numbers = new double[Chunk];
        for (long first = 0; first < store.Count; first += Chunk)
        {
            Span<double> chunk = numbers.AsSpan(0, (int)Math.Min(Chunk, store.Count - first));
            store.Read(first, chunk);
            for (int i = 0; i < chunk.Length; i++)
            {
                double number = chunk[i];
                if (!double.IsFinite(number))
                {
                    throw new ArgumentException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{column.Name}'{Source(store)} has {number} in sample {(first + i) / column.Length}, "
                            + $"number {(first + i) % column.Length}; all must be finite."));
                }

                if (column.Classes > 0 && (number < 0 || number >= column.Classes || number != Math.Floor(number)))
                {
                    throw new ArgumentException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{column.Name}'{Source(store)} has the class {number} in sample {(first + i) / column.Length}; "
                            + $"classes are whole numbers from 0 to {column.Classes - 1}."));
                }
            }
        }
    }

    private static IEnumerable<int> WithoutLastOnes(IEnumerable<int> sizes) => sizes.Reverse().SkipWhile(size => size == 1).Reverse();

    private static string Source(NumberStore store) => store.Source is { } source ? $" ('{source}')" : "";
}
