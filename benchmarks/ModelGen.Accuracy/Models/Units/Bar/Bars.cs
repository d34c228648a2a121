using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>
/// A steel bar as a system of first order, s = E u', s' = -f: two fields of very different sizes, 1e8 Pa and 1e-3 m, out of one network; units are given by
/// how many of them are a metre and a newton.
/// </summary>
internal static class Bars
{
    /// <summary>Length in m.</summary>
    public const double Length = 2;

    private const double Modulus = 2.1e11;   // E, Pa
    private const double Force = 1e8;        // f = Force sin(pi x / L), N/m^3

    public static Equation Hooke(Scalar u, Scalar s, Coordinate x, double metre, double newton) => s == Modulus * newton / (metre * metre) * D(u, x);

    public static Equation Balance(Scalar s, Coordinate x, double metre, double newton) =>
        D(s, x) == -Force * newton / (metre * metre * metre) * Sin(Math.PI / (Length * metre) * x);

    public static Equation None(Scalar value, Coordinate x, double place) => value.At(x, place) == 0;

    /// <summary>s = f L / pi (1 + cos(pi x / L)), u = f L / (pi E) (x + L / pi sin(pi x / L)).</summary>
    public static double Error(Coordinate x, FieldError.OnLine<double> displacement, FieldError.OnLine<double> stress, double metre, double newton)
    {
        const double stressUnit = Force * Length / Math.PI;
        double u = FieldError.Along(
            x, displacement, own => metre * stressUnit / Modulus * (own / metre + Length / Math.PI * Math.Sin(Math.PI * own / (Length * metre))));
        double s = FieldError.Along(x, stress, own => newton / (metre * metre) * stressUnit * (1 + Math.Cos(Math.PI * own / (Length * metre))));
        return Math.Max(u, s);
    }
}
