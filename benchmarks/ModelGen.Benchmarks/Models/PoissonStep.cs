using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>Poisson's equation in 2D on a 2-128x4-1 network; the Laplacian is carried as one coefficient.</summary>
[Pinn]
public sealed partial class PoissonStep
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(-1, 1)]
    public partial Coordinate Y { get; }

    [Mlp(128, 128, 128, 128)]
    public partial Field U { get; }

    [Residual(Points = 8_192)]
    Equation Poisson => Laplacian(U, X, Y) == -2 * Math.PI * Math.PI * Sin(Math.PI * X) * Sin(Math.PI * Y);
}
