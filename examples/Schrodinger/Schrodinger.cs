using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>The problem with a network that fits it.</summary>
[Pinn]
public sealed partial class Schrodinger
{
    [Domain(-5, 5)]
    public partial Coordinate X { get; }

    [Domain(0, Math.PI / 2)]
    public partial Coordinate T { get; }

    [Mlp(24, 24, 24)]
    public partial ComplexField H { get; }

    [Residual(Points = 4_000)]
    Equation Nls => SchrodingerProblem.Evolution(H, X, T);

    [Condition(Points = 200)]
    Equation Start => SchrodingerProblem.Start(H, X, T);

    [Condition(Points = 100)]
    Equation Periodic => SchrodingerProblem.Periodic(H, X);

    [Condition(Points = 100)]
    Equation Slope => SchrodingerProblem.Periodic(D(H, X), X);
}
