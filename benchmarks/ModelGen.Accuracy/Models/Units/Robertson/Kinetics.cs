using ModelGen.Accuracy.References;
using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>
/// Robertson's kinetics, A to B with 0.04, 2 B to B + C with 3e7, B + C to A + C with 1e4, over the logarithm s of time: t = 10^s, dy/ds = ln(10) t y'.
/// Units are given by how many of them are a mole in a litre and a second.
/// </summary>
internal static class Kinetics
{
    /// <summary>The logarithm of the first and of the last second.</summary>
    public const double First = -5, Last = 5;

    private const double Ln10 = 2.302585092994046;

    public static Equation LawA(Scalar a, Scalar b, Scalar c, Coordinate s, double mole, double second) =>
        D(a, s) == Ln10 * Exp(Ln10 * s) * (1e4 / (mole * second) * b * c - 0.04 / second * a);

    public static Equation LawB(Scalar a, Scalar b, Scalar c, Coordinate s, double mole, double second) =>
        D(b, s) == Ln10 * Exp(Ln10 * s) * (0.04 / second * a - 1e4 / (mole * second) * b * c - 3e7 / (mole * second) * b * b);

    public static Equation LawC(Scalar b, Scalar c, Coordinate s, double mole, double second) =>
        D(c, s) == Ln10 * Exp(Ln10 * s) * (3e7 / (mole * second) * b * b);

    public static Equation Start(Scalar value, Coordinate s, double first, double amount) => value.At(s, first) == amount;

    /// <summary>The worst of the three substances.</summary>
    public static double Error(
        Coordinate s, FieldError.OnLine<double> a, FieldError.OnLine<double> b, FieldError.OnLine<double> c, double mole, double shift)
    {
        RadauIIA reference = RobertsonReference.Solve(First, Last);
        double Of(int substance, FieldError.OnLine<double> evaluate) => FieldError.Along(s, evaluate, own => mole * reference.Value(own - shift)[substance]);
        return Math.Max(Of(0, a), Math.Max(Of(1, b), Of(2, c)));
    }
}
