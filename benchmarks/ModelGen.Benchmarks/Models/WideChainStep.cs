using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>The heat equation on a chain of four hidden layers of 256 neurons, the size that Wang, Sankaran, Wang and Perdikaris 2023 recommend.</summary>
[Pinn]
public sealed partial class WideChainStep
{
    [Domain(-1, 1)]           public partial Coordinate X { get; }
    [Domain(-1, 1)]           public partial Coordinate T { get; }
    [Mlp(256, 256, 256, 256)] public partial Field U { get; }

    [Residual(Points = 4_096)] Equation Heat => D(U, T) == 0.1 * D(U, X, X);
}
