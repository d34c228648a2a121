namespace ModelGen.Accuracy.References;

/// <summary>
/// Robertson's kinetics in moles in a litre and seconds (Hairer and Wanner, Solving Ordinary Differential Equations II, equation IV.1.4), over the
/// logarithm s of time: dy/ds = ln(10) 10^s y', from y = (1, 0, 0).
/// </summary>
internal static class RobertsonReference
{
    /// <summary>[a, b, c] over s.</summary>
    /// <param name="first">s at the start.</param>
    /// <param name="last">s at the end.</param>
    /// <param name="steps">Steps of <see cref="RadauIIA"/>.</param>
    public static RadauIIA Solve(double first, double last, int steps = 800) => new(Rates, Jacobian, [1, 0, 0], first, last, steps);

    private static double[] Rates(double s, double[] y)
    {
        double factor = Factor(s), slow = 0.04 * y[0], back = 1e4 * y[1] * y[2], fast = 3e7 * y[1] * y[1];
        return [factor * (back - slow), factor * (slow - back - fast), factor * fast];
    }

    private static double[,] Jacobian(double s, double[] y)
    {
        double factor = Factor(s), byB = factor * 1e4 * y[2], byC = factor * 1e4 * y[1], slow = factor * 0.04, fast = factor * 6e7 * y[1];
        return new[,] { { -slow, byB, byC }, { slow, -byB - fast, -byC }, { 0, fast, 0 } };
    }

    private static double Factor(double s) => Math.Log(10) * Math.Pow(10, s);
}
