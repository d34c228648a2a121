namespace ModelGen.Examples.Solvers;

/// <summary>
/// An evolution equation for one field on a line, u_t = sum over j of alpha_j d^j u / dx^j - beta_1 (u^2)_x / 2 - beta_2 (u_x)^2 / 2, as APEBench writes them
/// (Koehler et al. 2024); the last term without its mean, so that the mean of u stays. Lengths and times are the caller's.
/// </summary>
/// <param name="Linear">alpha_j from j = 0 on, in units of length^j / time.</param>
/// <param name="Convection">beta_1, in units of length / time / u.</param>
/// <param name="GradientNorm">beta_2, in units of length^2 / time / u.</param>
public sealed record ScalarEquation(IReadOnlyList<double> Linear, double Convection = 0, double GradientNorm = 0)
{
    /// <summary>u_t + c u_x = 0.</summary>
    /// <param name="velocity">c.</param>
    public static ScalarEquation Advection(double velocity) => new([0, -velocity]);

    /// <summary>u_t = D u_xx.</summary>
    /// <param name="diffusivity">D, not negative.</param>
    public static ScalarEquation Diffusion(double diffusivity) => new([0, 0, NotNegative(diffusivity)]);

    /// <summary>Burgers' equation u_t + (u^2 / 2)_x = nu u_xx.</summary>
    /// <param name="viscosity">nu, not negative.</param>
    public static ScalarEquation Burgers(double viscosity) => new([0, 0, NotNegative(viscosity)], Convection: 1);

    /// <summary>The equation of Korteweg and de Vries 1895, u_t + beta u u_x + delta u_xxx = 0: <c>(6, 1)</c> is its usual form.</summary>
    /// <param name="convection">beta.</param>
    /// <param name="dispersion">delta.</param>
    public static ScalarEquation KortewegDeVries(double convection, double dispersion) => new([0, 0, 0, -dispersion], convection);

    /// <summary>The equation of Kuramoto and Sivashinsky for a velocity, u_t + u u_x + u_xx + u_xxxx = 0: chaotic on periods above about 17.</summary>
    public static ScalarEquation KuramotoSivashinsky() => new([0, 0, -1, 0, -1], Convection: 1);

    /// <summary>
    /// The equation of APEBench's difficulties for a period of 1, steps of 1 and a field of at most 1:
    /// alpha_0 = gamma_0, alpha_j = gamma_j / (n^j 2^(j - 1)), beta_1 = -delta_1 / n, beta_2 = -delta_2 / n^2.
    /// </summary>
    /// <param name="points">n: points of its grid.</param>
    /// <param name="gamma">gamma_j from j = 0 on.</param>
    /// <param name="delta1">delta_1.</param>
    /// <param name="delta2">delta_2.</param>
    public static ScalarEquation OfDifficulties(int points, IReadOnlyList<double> gamma, double delta1 = 0, double delta2 = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        return new ScalarEquation(
            [.. gamma.Select((value, j) => j == 0 ? value : value / (Math.Pow(points, j) * Math.Pow(2, j - 1)))],
            -delta1 / points,
            -delta2 / ((double)points * points));
    }

    private static double NotNegative(double coefficient)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(coefficient);
        return coefficient;
    }
}
