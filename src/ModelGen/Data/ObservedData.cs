using ModelGen.Kernels;

namespace ModelGen.Data;

/// <summary>Checks of observed data before they replace a set's points.</summary>
internal static class ObservedData
{
    /// <summary>Refuses data with a wrong length, NaN or infinity, or a point outside the domain.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">Index of the set.</param>
    /// <param name="points">Number of points.</param>
    /// <param name="values">[model coordinate in order..., column...][points].</param>
    /// <exception cref="ArgumentException">The data cannot be used; the message names class, set, column and index.</exception>
    public static void Check(PinnDescription model, int set, int points, ReadOnlySpan<double> values)
    {
        IReadOnlyList<string> columns = model.ObservedSets[set].Columns;
        int rows = model.Coordinates.Count + columns.Count;
        if (points < 1)
        {
            throw new ArgumentException($"{Subject(model, set)} needs at least one point.", nameof(points));
        }

        if (values.Length != (long)rows * points)
        {
            throw new ArgumentException(
                $"{Subject(model, set)} needs {rows} columns of {points} numbers (the coordinates, then {string.Join(", ", columns)}), "
                + $"but has {values.Length} numbers; give every column the same length.", nameof(values));
        }

        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<double> row = values.Slice(r * points, points);
            if (r < model.Coordinates.Count)
            {
                int outside = DomainCheck.FirstOutside(model.Coordinates[r], row);
                if (outside >= 0)
                {
                    throw new ArgumentException(
                        $"{Subject(model, set)}: {DomainCheck.Describe(model.Coordinates[r], outside, row[outside])}; "
                        + "drop the point or widen the domain.",
                        nameof(values));
                }
            }
            else
            {
                RequireFinite(model, set, columns[r - model.Coordinates.Count], row);
            }
        }
    }

    /// <summary>What to say when a batch that fits data has none.</summary>
    public static string Missing(PinnDescription model, ProgramDescription batch) =>
        $"'{batch.Name}' of '{model.Name}' is fitted to observed data{SetName(model, batch.ObservedSet)}, of which there are none; "
        + $"supply them through the model's Observe{Suffix(model.ObservedSets[batch.ObservedSet].Name)} method first.";

    private static void RequireFinite(PinnDescription model, int set, string column, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(
                    $"{Subject(model, set)}: '{column}' at index {i} is {Text(values[i])}; drop the point or repair the number.", nameof(values));
            }
        }
    }

    private static string Subject(PinnDescription model, int set)
    {
        string name = model.ObservedSets[set].Name;
        return name.Length == 0 ? $"The observed data of '{model.Name}'" : $"Observed set '{name}' of '{model.Name}'";
    }

    private static string SetName(PinnDescription model, int set) =>
        model.ObservedSets[set].Name.Length == 0 ? "" : $" (set '{model.ObservedSets[set].Name}')";

    // as the generator names it
    private static string Suffix(string set) => set.Length == 0 ? "" : char.ToUpperInvariant(set[0]) + set[1..];

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
