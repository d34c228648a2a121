using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>The focusing nonlinear Schrödinger equation of Raissi et al. 2019, section 3.1.1, with a network that fits it.</summary>
[Pinn]
public sealed partial class Schrodinger
{
    [Domain(-5, 5)]          public partial Coordinate X { get; }
    [Domain(0, Math.PI / 2)] public partial Coordinate T { get; }
    [Mlp(24, 24, 24)]        public partial ComplexField H { get; }

    [Residual(Points = 4_000)] Equation Nls      => Evolution(H, X, T);
    [Condition(Points = 200)]  Equation Start    => Initial(H, X, T);
    [Condition(Points = 100)]  Equation Periodic => SameAtBothEnds(H, X);
    [Condition(Points = 100)]  Equation Slope    => SameAtBothEnds(D(H, X), X);

    // methods, because SchrodingerPaper has the same equations
    internal static Equation Evolution(ComplexField h, Coordinate x, Coordinate t) => I * D(h, t) + 0.5 * D(h, x, x) + Abs2(h) * h == 0;
    internal static Equation Initial(ComplexField h, Coordinate x, Coordinate t)   => h.At(t, 0) == 2 * Sech(x);
    internal static Equation SameAtBothEnds(ComplexScalar value, Coordinate x)     => value.At(x, -5) == value.At(x, 5);
}
