using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>The heat equation on a residual network: a layer and two blocks of one layer each, 100 neurons wide.</summary>
[Pinn]
public sealed partial class ResidualStep
{
    [Domain(-1, 1)] public partial Coordinate X { get; }
    [Domain(-1, 1)] public partial Coordinate T { get; }

    public Scalar U => Block(Block(Stack(X, T).Dense(100).Tanh())).Dense(1)[0];

    [Residual(Points = 10_000)] Equation Heat => D(U, T) == 0.1 * D(U, X, X);

    static Tensor Block(Tensor x) => x + x.Dense(x.Length).Tanh();
}
