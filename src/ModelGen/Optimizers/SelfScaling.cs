namespace ModelGen.Optimizers;

/// <summary>The two numbers that make a quasi-Newton update one of the self-scaled Broyden class.</summary>
/// <param name="Tau">By what the old matrix is divided: 1 in BFGS.</param>
/// <param name="Phi">The part of v v' in the update: 1 in BFGS, 0 in DFP.</param>
internal readonly record struct SelfScaling(double Tau, double Phi)
{
    // A = h b - 1 is not negative, but for rounding
    private const double LeastA = 1e-16;

    /// <summary>
    /// The choice of Al-Baali 1998, in the form of Urbán, Stefanou and Pons 2025. With A = h b - 1 and c = sqrt(A / (A + 1)): rho- = min(1, h (1 - c)),
    /// theta = (1 - b) / b within [(rho- - 1) / A, 1 / rho-], sigma = 1 + theta A, k = sigma^(1 / (1 - P)).
    /// </summary>
    /// <param name="b">s'H^-1 s / y's.</param>
    /// <param name="h">y'H y / y's.</param>
    /// <param name="parameterCount">P.</param>
    public static SelfScaling Of(double b, double h, int parameterCount)
    {
        double a = Math.Max(h * b - 1, LeastA);
        double c = Math.Sqrt(a / (a + 1));
        double least = Math.Min(1, h * (1 - c));
        double lower = (least - 1) / a;
        double upper = 1 / least;
        if (!(b > 0) || !(least > 0) || !double.IsFinite(upper) || !(lower <= upper))
        {
            return new SelfScaling(1, 1);
        }

        double theta = Math.Clamp((1 - b) / b, lower, upper);
        double sigma = 1 + theta * a;
        double root = parameterCount > 1 ? Math.Pow(Math.Abs(sigma), 1.0 / (1 - parameterCount)) : 1;
        double scale = Math.Min(1, 1 / b);
        double tau = theta <= 0 ? Math.Min(scale * root, sigma) : scale * Math.Min(root, 1 / theta);
        double phi = (1 - theta) / sigma;
        return tau > 0 && double.IsFinite(tau) && double.IsFinite(phi) ? new SelfScaling(tau, phi) : new SelfScaling(1, 1);
    }
}
