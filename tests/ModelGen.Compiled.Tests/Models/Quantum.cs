using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Three dimensions, where the Laplacian is one functional, and every complex operation.</summary>
[Pinn]
public sealed partial class Quantum
{
    [Domain(-2, 2)]
    public partial Coordinate X { get; }

    [Domain(-2, 2)]
    public partial Coordinate Y { get; }

    [Domain(-2, 2)]
    public partial Coordinate Z { get; }

    [Mlp(8, 7)]
    public partial ComplexField Psi { get; }

    [Learnable(-0.5)]
    public partial Scalar Energy { get; }

    private Scalar Radius => Sqrt(X * X + Y * Y + Z * Z + 0.01);

    [Residual(Points = 33)]
    private Equation Stationary => -0.5 * Laplacian(Psi, X, Y, Z) - Psi / Radius == Energy * Psi;

    [Condition(Points = 21)]
    private Equation Phases => Conj(Psi) * Exp(I * X) + Arg(Psi + 3) + Abs(Psi) * I == Psi / (2 + I * Abs2(Psi)) + Re(Psi) * Im(Psi);
}
