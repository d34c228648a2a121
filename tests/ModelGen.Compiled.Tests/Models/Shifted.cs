using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Places that a coefficient moves, beyond the domain or, where a condition guards them, not beyond its upper end.</summary>
[Pinn]
public sealed partial class Shifted
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(6)] public partial Field U { get; }
    [Coefficient(0)] public partial Scalar Shift { get; set; }

    [Residual(Points = 512)] private Equation Law => D(U, X) == -U.At(X, X + Shift);
    [Residual(Points = 512)] private Equation Guarded => D(U, X) == Where(X + Shift < 1, U.At(X, X + Shift), 0);
    [Condition] private Equation Start => U.At(X, 0) == 1;
}
