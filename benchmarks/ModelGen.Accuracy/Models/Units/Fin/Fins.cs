using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>A cooled rod, k T'' = 4 h / d (T - ambient), hot at 0 and insulated at its tip; a degree's zero may be moved, as in Celsius.</summary>
internal static class Fins
{
    /// <summary>Length in m.</summary>
    public const double Length = 0.2;

    private const double Base = 400;              // K
    private const double Ambient = 293.15;        // K
    private const double Conductivity = 200;      // k, W / (m K)
    private const double Transfer = 50;           // h, W / (m^2 K)
    private const double Diameter = 0.01;         // d, m

    public static Equation Cooling(Scalar t, Coordinate x, double metre, double kelvin, double zero) =>
        Conductivity / (metre * kelvin) * D(t, x, x) == 4 * Transfer / (metre * metre * kelvin) / (Diameter * metre) * Excess(t, kelvin, zero);

    public static Equation Hot(Scalar t, Coordinate x, double kelvin, double zero) => t.At(x, 0) == (Base - zero) * kelvin;

    public static Equation Insulated(Scalar t, Coordinate x, double metre) => D(t, x).At(x, Length * metre) == 0;

    /// <summary>What the error is relative to: a field that is 300 K everywhere would be right to a tenth otherwise.</summary>
    public static Scalar Excess(Scalar t, double kelvin, double zero) => t - (Ambient - zero) * kelvin;

    /// <summary>T - ambient = (base - ambient) cosh(m (L - x)) / cosh(m L), m^2 = 4 h / (k d).</summary>
    public static double Error(Coordinate x, FieldError.OnLine<double> evaluateExcess, double metre, double kelvin)
    {
        double m = Math.Sqrt(4 * Transfer / (Conductivity * Diameter));
        return FieldError.Along(x, evaluateExcess, own => kelvin * (Base - Ambient) * Math.Cosh(m * (Length - own / metre)) / Math.Cosh(m * Length));
    }
}
