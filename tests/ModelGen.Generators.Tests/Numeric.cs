namespace ModelGen.Generators.Tests;

/// <summary>Central differences and comparisons of numbers.</summary>
internal static class Numeric
{
    /// <summary>Slope of f at 0 by five points; error h^4 / 30 times the fifth derivative.</summary>
    public static double Slope(Func<double, double> f, double h = 1e-3) => (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);

    public static void Close(double expected, double actual, double tolerance, string what, double scale = 0) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected) + scale),
        $"{what}: expected {expected:R}, found {actual:R}");
}
