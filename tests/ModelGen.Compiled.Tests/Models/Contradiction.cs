using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Two laws that no field satisfies at once.</summary>
[Pinn]
public sealed partial class Contradiction
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(6)] public partial Field U { get; }

    [Residual(Points = 50)] private Equation Grows => D(U, X) == U;
    [Residual(Points = 50)] private Equation Falls => D(U, X) == -U;
    [Condition] private Equation Start => U.At(X, 0) == 1;
}
