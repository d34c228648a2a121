using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>The heat equation on a modified multilayer perceptron of four hidden layers of 256 neurons (Wang, Sankaran, Wang and Perdikaris 2023).</summary>
[Pinn]
public sealed partial class WideModifiedMlpStep
{
    [Domain(-1, 1)] public partial Coordinate X { get; }
    [Domain(-1, 1)] public partial Coordinate T { get; }

    public Scalar U => ModifiedMlpStep.Mix(Stack(X, T), width: 256, depth: 4).Dense(1)[0];

    [Residual(Points = 4_096)] Equation Heat => D(U, T) == 0.1 * D(U, X, X);
}
