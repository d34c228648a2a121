using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

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

    private Scalar A => 0.5 + 0.1 * Sigmoid(U) * X;

    [Residual(Points = 17)]
    private Equation First => D(Exp(A) + Log(A) + Sqrt(A) + Sin(A) + Cos(A) + Tan(A) + Asin(A) + Acos(A) + Atan(A), X) == D(
        Sinh(A) * Cosh(A) / Tanh(A) - Sech(A) + Sigmoid(A) - Softplus(A) * Erf(A),
        X,
        X);

    [Residual(Points = 18)]
    private Equation Second =>
        D(Pow(A, 3) + Pow(A, -2) + Pow(A, 0.5) + Pow(A, 1.7) + Pow(A, A) + Abs(A) + Atan2(A, X), X) == Max(U, V) - Min(U, W) + D(V, X) * D(W, X, X);

    [Residual(Points = 19)]
    private Equation Third =>
        Where(U > V, U * V, V) + Where(U <= W, U, W * W) + Where(X >= 0.5, U, -U)
            == Selu(V) + Silu(U) + Gelu(W) + Relu(U) + D(Elu(U, 0.7), X) + LeakyRelu(W, 0.2) + Sign(W) * U;
}
