using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>The heat equation on a chain of three hidden layers of 100 neurons, beside the networks that are written as layers.</summary>
[Pinn]
public sealed partial class ChainStep
{
    [Domain(-1, 1)]      public partial Coordinate X { get; }
    [Domain(-1, 1)]      public partial Coordinate T { get; }
    [Mlp(100, 100, 100)] public partial Field U { get; }

    [Residual(Points = 10_000)] Equation Heat => D(U, T) == 0.1 * D(U, X, X);
}
