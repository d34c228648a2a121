using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Third and fourth derivatives, mixed ones too.</summary>
[Pinn]
public sealed partial class HighOrder
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate Y { get; }

    [Mlp(6, 5)]
    public partial Field U { get; }

    [Residual(Points = 40)]
    private Equation Kdv => D(U, Y) + 6 * U * D(U, X) + D(U, X, X, X) == 0;

    [Residual(Points = 40)]
    private Equation Biharmonic => Laplacian(Laplacian(U, X, Y), X, Y) == Sin(X) * Cos(Y);

    [Residual(Points = 31)]
    private Equation Mixed => D(U, X, Y) * D(U, X, X, Y) + D(Exp(U) * D(U, Y), X, X) == D(U, X, Y, Y, Y);
}
