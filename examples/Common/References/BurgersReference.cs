namespace ModelGen.Examples.References;

/// <summary>
/// Burgers' equation u_t + u u_x = nu u_xx on [-1, 1] with u(x, 0) = -sin(pi x) and u(-1, t) = u(1, t) = 0, through the
/// Cole-Hopf transformation (Cole 1951; Basdevant et al. 1986):
/// u(x, t) = - integral sin(pi (x - s)) F(x - s) G(s) ds / integral F(x - s) G(s) ds,
/// F(y) = exp(-cos(pi y) / (2 pi nu)), G(s) = exp(-s^2 / (4 nu t)), by Gauss-Hermite quadrature.
/// </summary>
public static class BurgersReference
{
    /// <summary>The viscosity of Raissi et al. 2019, appendix A: 0.01 / pi.</summary>
    public const double Viscosity = 0.01 / Math.PI;

    private const int DefaultNodes = 160;

    /// <summary>u on a grid, [time][position].</summary>
    /// <param name="grid">Where to evaluate; times are not negative.</param>
    /// <param name="viscosity">nu > 0.</param>
    /// <param name="nodes">Quadrature nodes.</param>
    public static double[] Solve(SpaceTimeGrid grid, double viscosity = Viscosity, int nodes = DefaultNodes)
    {
        GaussHermite rule = new(nodes);
        double[] u = new double[grid.Count], exponents = new double[nodes];
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = Value(grid.PointX[i], grid.PointT[i], viscosity, rule, exponents);
        }

        return u;
    }

    /// <summary>u at scattered points, [point].</summary>
    /// <param name="x">Positions, [point].</param>
    /// <param name="t">Times, [point]; not negative.</param>
    public static double[] Values(ReadOnlySpan<double> x, ReadOnlySpan<double> t)
    {
        GaussHermite rule = new(DefaultNodes);
        double[] u = new double[x.Length], exponents = new double[DefaultNodes];
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = Value(x[i], t[i], Viscosity, rule, exponents);
        }

        return u;
    }

    /// <summary>u at one point.</summary>
    public static double Value(double x, double t, double viscosity = Viscosity, int nodes = DefaultNodes) =>
        Value(x, t, viscosity, new GaussHermite(nodes), new double[nodes]);

    private static double Value(double x, double t, double viscosity, GaussHermite rule, double[] exponents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(viscosity);
        double scale = Math.Sqrt(4 * viscosity * t), largest = double.NegativeInfinity;
        for (int i = 0; i < exponents.Length; i++)
        {
            double y = x - scale * rule.Nodes[i];
            exponents[i] = rule.LogWeights[i] - Math.Cos(Math.PI * y) / (2 * Math.PI * viscosity);
            largest = Math.Max(largest, exponents[i]);
        }

        // both integrals divided by their largest term: F alone spans e^-50 to e^50
        double numerator = 0, denominator = 0;
        for (int i = 0; i < exponents.Length; i++)
        {
            double weight = Math.Exp(exponents[i] - largest);
            numerator -= weight * Math.Sin(Math.PI * (x - scale * rule.Nodes[i]));
            denominator += weight;
        }

        return numerator / denominator;
    }
}
