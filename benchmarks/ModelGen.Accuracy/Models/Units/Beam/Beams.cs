using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>A simply supported steel beam under its load, E I w_xxxx = q; units are given by how many of them are a metre and a newton.</summary>
internal static class Beams
{
    /// <summary>Length in m.</summary>
    public const double Length = 6;

    private const double Modulus = 2.1e11;          // E, Pa
    private const double SecondMoment = 1.943e-5;   // I, m^4
    private const double Load = 5_000;              // q, N/m

    public static Equation Bending(Scalar w, Coordinate x, double metre, double newton) =>
        Modulus * newton / (metre * metre) * (SecondMoment * Math.Pow(metre, 4)) * D(w, x, x, x, x) == Load * newton / metre;

    public static Equation Held(Scalar value, Coordinate x, double place) => value.At(x, place) == 0;

    /// <summary>w = q x (L^3 - 2 L x^2 + x^3) / (24 E I).</summary>
    public static double Error(Coordinate x, FieldError.OnLine<double> evaluate, double metre) => FieldError.Along(x, evaluate, own =>
    {
        double s = own / metre;
        return metre * Load * s * (Math.Pow(Length, 3) - 2 * Length * s * s + s * s * s) / (24 * Modulus * SecondMoment);
    });
}
