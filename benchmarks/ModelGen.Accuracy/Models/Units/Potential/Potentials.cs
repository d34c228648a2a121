using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The potential of charges in an earthed square of 1 m, epsilon (phi_xx + phi_yy) = -rho, rho = rho0 sin(pi x) sin(2 pi y).</summary>
internal static class Potentials
{
    private const double Permittivity = 8.8541878128e-12;   // C / (V m)
    private const double Charge = 1e-6;                     // rho0, C / m^3

    public static Equation Poisson(Scalar phi, Coordinate x, Coordinate y, double metre, double volt) =>
        Permittivity / (volt * metre) * Laplacian(phi, x, y)
        == -Charge / (metre * metre * metre) * Sin(Math.PI / metre * x) * Sin(2 * Math.PI / metre * y);

    public static Equation Earthed(Scalar phi, Coordinate x, double place) => phi.At(x, place) == 0;

    /// <summary>phi = rho0 / (5 pi^2 epsilon) sin(pi x) sin(2 pi y).</summary>
    public static double Error(Coordinate x, Coordinate y, FieldError.OnPlane<double> evaluate, double metre, double volt) => FieldError.Over(x, y, evaluate,
        (a, b) => volt * Charge / (5 * Math.PI * Math.PI * Permittivity) * Math.Sin(Math.PI * a / metre) * Math.Sin(2 * Math.PI * b / metre));
}
