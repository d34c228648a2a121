using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>A beam in millimetres and newtons, as its owner writes it: E I u'' = M, M'' = -q; a stiffness of 2e15 and moments up to 1e7.</summary>
[Pinn]
public sealed partial class Beam
{
    [Domain(0, 6_000)] public partial Coordinate X { get; }
    [Mlp(10, 10)] public partial Field M { get; }
    [Mlp(10, 10)] public partial Field U { get; }
    [Coefficient(2.1e15)] public partial Scalar Stiffness { get; set; }

    [Residual(Points = 100)] private Equation Moment => D(M, X, X) == -2;
    [Residual(Points = 100)] private Equation Bending => Stiffness * D(U, X, X) == -M;
    [Condition] private Equation Left => M.At(X, 0) == 0;
    [Condition] private Equation Right => M.At(X, 6_000) == 0;
    [Condition] private Equation Support => U.At(X, 0) == 0;
    [Condition] private Equation Support2 => U.At(X, 6_000) == 0;
}
