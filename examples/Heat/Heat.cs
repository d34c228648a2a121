using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>The heat equation on a rod whose ends are kept at 0.</summary>
[Pinn]
public sealed partial class Heat
{
    [Domain(0, 1)]     public partial Coordinate X { get; }
    [Domain(0, 1)]     public partial Coordinate T { get; }
    [Mlp(20, 20)]      public partial Field U { get; }
    [Coefficient(0.1)] public partial Scalar K { get; set; }

    [Residual(Points = 2_000)] Equation Conduction => D(U, T) == K * D(U, X, X);
    [Condition(Points = 100)]  Equation Start      => U.At(T, 0) == Sin(Math.PI * X) + 0.5 * Sin(3 * Math.PI * X);
    [Condition(Points = 100)]  Equation Left       => U.At(X, 0) == 0;
    [Condition(Points = 100)]  Equation Right      => U.At(X, 1) == 0;
}
