using System.Globalization;
using ModelGen.Kernels;

namespace ModelGen.Data;

/// <summary>Whether points lie in a coordinate's domain. NaN lies outside every domain.</summary>
internal static class DomainCheck
{
    // a bound that was computed another way, such as 0.1 * 3 for 0.3, is still inside
    private const double RelativeTolerance = 1e-12;

    /// <summary>The index of the first value outside the domain, or -1.</summary>
    public static int FirstOutside(CoordinateDescription coordinate, ReadOnlySpan<double> values)
    {
        double slack = RelativeTolerance * (coordinate.Upper - coordinate.Lower);
        double lower = coordinate.Lower - slack;
        double upper = coordinate.Upper + slack;
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= lower && values[i] <= upper))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Says which value is outside which domain.</summary>
    public static string Describe(CoordinateDescription coordinate, int index, double value) => string.Create(CultureInfo.InvariantCulture,
        $"'{coordinate.Name}' at index {index} is {value:R}, outside its domain [{coordinate.Lower:R}, {coordinate.Upper:R}]");
}
