using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>
/// Fourier features built in a loop, a piecewise activation, a tuple of a real and a complex field, networks inside At, and helpers of another file.
/// </summary>
[Pinn]
public sealed partial class Composed
{
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    [Domain(-1, 2)]
    public partial Coordinate Y { get; }

    [Domain(0, 2)]
    public partial Coordinate T { get; }

    [Mlp(7, 6, Activation = nameof(Bend))]
    public partial Field U { get; }

    [Mlp(5, 5, Inputs = nameof(Fourier))]
    public partial (Field A, ComplexField B) W { get; }

    [Learnable(0.7)]
    public partial Scalar C { get; }

    [Coefficient(0.3)]
    public partial Scalar Nu { get; set; }

    public Scalar V => X * (1 - X) * U + W.A * Exp(-T);

    public Scalar Rate => D(V, T);

    private Scalar[] Fourier
    {
        get
        {
            var features = new Scalar[5];
            features[0] = T;
            for (int k = 1; k <= 2; k++)
            {
                features[2 * k - 1] = Sin(k * Math.PI * X);
                features[2 * k] = Cos(k * Math.PI * X) * Y;
            }

            return features;
        }
    }

    [Residual(Points = 40)]
    private Equation Transport => ComposedPhysics.Advection(V, X, T, C * X);

    [Residual(Points = 40)]
    private Equation Seventh => ComposedPhysics.Balance(D(V, X, X, X, X) + D(Rate, X, X, Y), C * D(V, Y, Y, T) * Sin(X));

    [Residual(Points = 40)]
    private Equation Wave => D(W.B, T) + I * Nu * D(W.B, X, X, Y) + Conj(W.B) * D(Abs2(W.B), X, X) == Exp(W.B) * V + ComposedPhysics.Pair(W).Sum;

    [Condition(Points = 20)]
    private Equation Moving => D(V, X, X).At(X, 0.2 + T / 4 + 0.1 * Sin(Y), Y, T) == D(V.At(X, 0.5 * T, Y, X), T, X);

    [Condition(Points = 20)]
    private Equation Inside => V.At(X, 0.5 + 0.25 * W.A.At(T, 0, Y, 0)) == W.B.At(X, 1, Y, 2, T, 0);

    [Condition(Points = 20)]
    private Equation Chained => D(D(V, X).At(T, 0).At(Y, 0.5), X) == Max(Min(V, 0.2), D(V, Y)) + Where(V >= C, V, W.A * C);

    [Condition(Points = 20)]
    private Equation Itself => D(U.At(X, 0.3 + 0.2 * U), T) == 1;

    [Condition(Points = 20)]
    private Equation Powers => D(Pow(1.5 + U * U, C), X, T) == Pow(Nu, 2) + Pow(1 + Nu, C);

    private static Scalar Bend(Scalar z) => Where(z > 0, z * z * z / (1 + z * z), Sin(z) - z + 0.5 * z * z);
}
