using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>The focusing nonlinear Schrödinger equation of Raissi et al. 2019, section 3.1.1, for any network h(x, t).</summary>
internal static class SchrodingerProblem
{
    public static Equation Evolution(ComplexField h, Coordinate x, Coordinate t) => I * D(h, t) + 0.5 * D(h, x, x) + Abs2(h) * h == 0;

    public static Equation Start(ComplexField h, Coordinate x, Coordinate t) => h.At(t, 0) == 2 * Sech(x);

    public static Equation Periodic(ComplexScalar value, Coordinate x) => value.At(x, -5) == value.At(x, 5);
}
