using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Navier-Stokes by a stream function: one network, several fields, derived quantities.</summary>
[Pinn]
public sealed partial class NavierStokes
{
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate Y { get; }

    [Mlp(8, 8)]
    public partial (Field Psi, Field P) Flow { get; }

    [Coefficient(0.01)]
    public partial Scalar Nu { get; set; }

    public Scalar Vx => D(Flow.Psi, Y);

    public Scalar Vy => -D(Flow.Psi, X);

    [Residual(Points = 35)]
    private Equation MomentumX => Vx * D(Vx, X) + Vy * D(Vx, Y) == -D(Flow.P, X) + Nu * Laplacian(Vx, X, Y);

    [Residual(Points = 35)]
    private Equation MomentumY => Vx * D(Vy, X) + Vy * D(Vy, Y) == -D(Flow.P, Y) + Nu * Laplacian(Vy, X, Y);

    [Condition(Points = 10)]
    private Equation Lid => Vx.At(Y, 1) == 1;

    [Condition(Points = 10)]
    private Equation Wall => Vx.At(Y, 0) == 0;
}
