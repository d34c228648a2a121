using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Equations and expressions that a model in another file is written with.</summary>
internal static class ComposedPhysics
{
    private const double Half = 0.5;
    private static readonly double[] s_weights = [1, 2.5];

    public static Equation Advection(Scalar u, Coordinate x, Coordinate t, Scalar speed)
    {
        Scalar slope = 0;
        foreach (double weight in s_weights)
        {
            slope += weight * Half * D(u, x);
        }

        return D(u, t) + speed * slope == 0;
    }

    public static Equation Balance(Scalar left, Scalar right) => left == right;

    public static (ComplexScalar Sum, Scalar Real) Pair((Field A, ComplexField B) w) => (w.A + w.B * I, w.A);
}
