using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>The Korteweg-de Vries equation: third order, u_t + u_xxx carried as one coefficient.</summary>
[Pinn]
public sealed partial class Kdv
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(-1, 1)]
    public partial Coordinate T { get; }

    [Mlp(9, 8, 7)]
    public partial Field U { get; }

    [Residual(Points = 37)]
    private Equation Soliton => D(U, T) + 6 * U * D(U, X) + D(U, X, X, X) == 0;
}
