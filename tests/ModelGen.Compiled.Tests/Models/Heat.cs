using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>u_t = k u_xx with a learnable k: carried as one functional with a learnable factor; data in two sets.</summary>
[Pinn]
public sealed partial class InverseHeat
{
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 2)]
    public partial Coordinate T { get; }

    [Mlp(9, 8)]
    public partial Field U { get; }

    [Learnable(0.3)]
    public partial Scalar K { get; }

    [Coefficient(0.25)]
    public partial Scalar Source { get; set; }

    [Observed(Set = "probes")]
    public partial Scalar Measured { get; }

    [Observed]
    public partial Scalar Other { get; }

    public Scalar Flux => -K * D(U, X);

    [Residual(Points = 70)]
    Equation Heat => D(U, T) == K * D(U, X, X) + Source * Sin(Math.PI * X);

    [Condition(Points = 33, Weight = 2.5)]
    Equation Insulated => Flux.At(X, 0) == 0;

    [Condition]
    Equation Probes => U == Measured;

    [Condition]
    Equation Fluxes => Flux == Other * K;
}

/// <summary>Hard constraints, a user's activation, and a coefficient in a functional's factor.</summary>
[Pinn]
public sealed partial class HardHeat
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Mlp(7, 6, Activation = nameof(Swish))]
    public partial Field N { get; }

    [Coefficient(0.1)]
    public partial Scalar Nu { get; set; }

    public Scalar U => -Sin(Math.PI * X) + T * (1 - X * X) * N;

    [Residual(Points = 65)]
    Equation Heat => D(U, T) == Nu * (1 + X * X) * D(U, X, X);

    static Scalar Swish(Scalar z) => z * Sigmoid(z);
}

/// <summary>Third and fourth derivatives, mixed ones too.</summary>
[Pinn]
public sealed partial class HighOrder
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate Y { get; }

    [Mlp(6, 5)]
    public partial Field U { get; }

    [Residual(Points = 40)]
    Equation Kdv => D(U, Y) + 6 * U * D(U, X) + D(U, X, X, X) == 0;

    [Residual(Points = 40)]
    Equation Biharmonic => Laplacian(Laplacian(U, X, Y), X, Y) == Sin(X) * Cos(Y);

    [Residual(Points = 31)]
    Equation Mixed => D(U, X, Y) * D(U, X, X, Y) + D(Exp(U) * D(U, Y), X, X) == D(U, X, Y, Y, Y);
}

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
    Equation MomentumX => Vx * D(Vx, X) + Vy * D(Vx, Y) == -D(Flow.P, X) + Nu * Laplacian(Vx, X, Y);

    [Residual(Points = 35)]
    Equation MomentumY => Vx * D(Vy, X) + Vy * D(Vy, Y) == -D(Flow.P, Y) + Nu * Laplacian(Vy, X, Y);

    [Condition(Points = 10)]
    Equation Lid => Vx.At(Y, 1) == 1;

    [Condition(Points = 10)]
    Equation Wall => Vx.At(Y, 0) == 0;
}

/// <summary>Embeddings, a moving boundary, networks inside networks, learnable inputs.</summary>
[Pinn]
public sealed partial class Nested
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Learnable(1.5)]
    public partial Scalar Frequency { get; }

    Scalar[] Embedding => [Sin(Frequency * Math.PI * X), Cos(Math.PI * X), T];

    Scalar[] Outer => [X, Inner, D(Inner, X)];

    [Mlp(7, 6, Inputs = nameof(Embedding), Activation = nameof(Sin))]
    public partial Field Inner { get; }

    [Mlp(6, Inputs = nameof(Outer), Activation = nameof(Gelu))]
    public partial Field U { get; }

    [Residual(Points = 37)]
    Equation Wave => D(U, T, T) == D(U, X, X) + Inner;

    [Condition(Points = 20)]
    Equation Moving => D(U.At(X, 0.5 * Sin(T)), T) == D(U, X).At(X, T * T);
}

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

    Scalar Radius => Sqrt(X * X + Y * Y + Z * Z + 0.01);

    [Residual(Points = 33)]
    Equation Stationary => -0.5 * Laplacian(Psi, X, Y, Z) - Psi / Radius == Energy * Psi;

    [Condition(Points = 21)]
    Equation Phases => Conj(Psi) * Exp(I * X) + Arg(Psi + 3) + Abs(Psi) * I == Psi / (2 + I * Abs2(Psi)) + Re(Psi) * Im(Psi);
}

/// <summary>Every real function once.</summary>
[Pinn]
public sealed partial class Functions
{
    [Domain(0.2, 0.8)]
    public partial Coordinate X { get; }

    [Mlp(5, 4, Activation = nameof(Softplus))]
    public partial Field U { get; }

    [Mlp(4, 4, Activation = nameof(LeakyRelu))]
    public partial Field V { get; }

    [Mlp(4, 4, Activation = nameof(Elu))]
    public partial Field W { get; }

    Scalar A => 0.5 + 0.1 * Sigmoid(U) * X;

    [Residual(Points = 17)]
    Equation First => D(Exp(A) + Log(A) + Sqrt(A) + Sin(A) + Cos(A) + Tan(A) + Asin(A) + Acos(A) + Atan(A), X) == D(Sinh(A) * Cosh(A) / Tanh(A) - Sech(A) + Sigmoid(A) - Softplus(A) * Erf(A), X, X);

    [Residual(Points = 18)]
    Equation Second => D(Pow(A, 3) + Pow(A, -2) + Pow(A, 0.5) + Pow(A, 1.7) + Pow(A, A) + Abs(A) + Atan2(A, X), X) == Max(U, V) - Min(U, W) + D(V, X) * D(W, X, X);

    [Residual(Points = 19)]
    Equation Third => Where(U > V, U * V, V) + Where(U <= W, U, W * W) + Where(X >= 0.5, U, -U) == Selu(V) + Silu(U) + Gelu(W) + Relu(U) + D(Elu(U, 0.7), X) + LeakyRelu(W, 0.2);
}
