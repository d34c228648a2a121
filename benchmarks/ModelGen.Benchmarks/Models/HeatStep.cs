using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>The heat equation on a 2-64-64-64-1 network; u_t - 0.1 u_xx is carried as one coefficient.</summary>
[Pinn]
public sealed partial class HeatStep
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(-1, 1)]
    public partial Coordinate T { get; }

    [Mlp(64, 64, 64)]
    public partial Field U { get; }

    [Residual(Points = 10_000)]
    Equation Heat => D(U, T) == 0.1 * D(U, X, X);
}
