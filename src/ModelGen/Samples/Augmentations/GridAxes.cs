using ModelGen.Kernels.Networks;

namespace ModelGen.Samples.Augmentations;

/// <summary>The axes of a column's grid.</summary>
internal static class GridAxes
{
    /// <summary>How many there are: labels have no axis of channels.</summary>
    public static int Of(ColumnDescription column) => column.Classes > 0 ? column.Sizes.Count : Math.Max(0, column.Sizes.Count - 1);

    /// <summary>Pixels from one place to the next along an axis.</summary>
    public static int Stride(ColumnDescription column, int axis)
    {
        int stride = 1;
        for (int a = axis + 1; a < Of(column); a++)
        {
            stride *= column.Sizes[a];
        }

        return stride;
    }

    /// <summary>The place that a place over the border means; -1 for none.</summary>
    public static int Inside(int place, int length, Boundary boundary)
    {
        if (place >= 0 && place < length)
        {
            return place;
        }

        int period = Math.Max(1, 2 * (length - 1));
        int folded = (place % period + period) % period;
        return boundary switch
        {
            Boundary.Zero => -1,
            Boundary.Periodic => (place % length + length) % length,
            Boundary.Reflect => folded < length ? folded : period - folded,
            _ => Math.Clamp(place, 0, length - 1),
        };
    }
}
