using System.Globalization;

namespace ModelGen.Examples;

/// <summary>A figure that an example reports, such as "relative L2 error of |h|" and 4.7e-4.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">How much.</param>
public sealed record ExampleFigure(string Name, double Value)
{
    /// <summary>The line that is printed: "relative L2 error of |h|: 4.7e-04", whatever the culture.</summary>
    public override string ToString() => $"{Name}: {Format(Value)}";

    /// <summary>Two significant digits with a two-digit exponent, as papers print errors.</summary>
    public static string Format(double value) => value.ToString("0.0e+00", CultureInfo.InvariantCulture);
}
