namespace ModelGen.Accuracy.References;

/// <summary>Prey R and predator P: R' = a R - b R P, P' = c R P - g P.</summary>
/// <param name="A">Growth of the prey.</param>
/// <param name="B">Prey eaten by one predator.</param>
/// <param name="C">Growth of the predators by one prey.</param>
/// <param name="G">Death of the predators.</param>
internal sealed record LotkaVolterra(double A, double B, double C, double G)
{
    /// <summary>The numbers of ../shared/cases: animals and years.</summary>
    public static LotkaVolterra Animals { get; } = new(2, 0.04, 0.02, 1.06);

    /// <summary>From [R, P] at time 0 to the end.</summary>
    public RungeKutta4 Solve(double prey, double predators, double end, int steps = 20_000) => new(Rates, [prey, predators], 0, end, steps);

    private void Rates(double t, ReadOnlySpan<double> y, Span<double> result)
    {
        result[0] = A * y[0] - B * y[0] * y[1];
        result[1] = C * y[0] * y[1] - G * y[1];
    }
}
