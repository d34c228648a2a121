using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>A learnable diffusivity of 2e-5, fitted to data, and declared scales.</summary>
[Pinn]
public sealed partial class Rod
{
    [Domain(0, 2)] public partial Coordinate X { get; }
    [Mlp(8, 8, Scales = [300, 0.001])] public partial (Field T, Field Q) State { get; }
    [Learnable(3e-5)] public partial Scalar K { get; }
    [Observed] public partial Scalar Measured { get; }

    [Residual(Points = 50)] private Equation Flux => State.Q == -K * D(State.T, X);
    [Residual(Points = 50)] private Equation Balance => D(State.Q, X) == 0;
    [Condition] private Equation Cold => State.T.At(X, 0) == 300;
    [Condition] private Equation Supply => State.Q.At(X, 2) == -4e-4;
    [Condition] private Equation Data => State.T == Measured;
}
