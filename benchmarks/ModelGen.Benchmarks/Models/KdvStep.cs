using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>The Korteweg-de Vries equation, of third order, on a 2-64x4-1 network; u_t + u_xxx is carried as one coefficient.</summary>
[Pinn]
public sealed partial class KdvStep
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(-1, 1)]
    public partial Coordinate T { get; }

    [Mlp(64, 64, 64, 64)]
    public partial Field U { get; }

    [Residual(Points = 20_000)]
    Equation Kdv => D(U, T) + 6 * U * D(U, X) + D(U, X, X, X) == 0;
}
