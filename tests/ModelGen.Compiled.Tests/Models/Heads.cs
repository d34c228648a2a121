using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>
/// A trunk with two heads, of which equations read one or both, elements of a hidden layer, and a second network that shares nothing: what an
/// equation does not need is not computed for it.
/// </summary>
[Pinn]
public sealed partial class Heads
{
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate Y { get; }

    private Tensor Trunk => Stack(X, Y).Dense(6).Tanh().Dense(8).Tanh();

    public Scalar U => Trunk.Dense(5).Sin().Dense(1)[0];

    public Scalar V => (Trunk * Trunk).Dense(1)[0] + 0.1 * Trunk[3];

    public Scalar Other => Stack(Y).Dense(3).Sigmoid().Dense(2)[1];

    [Residual(Points = 40)]
    private Equation First => D(U, X, X) + D(U, Y, Y) == V;

    [Residual(Points = 41)]
    private Equation Second => D(V, X) == Other;

    [Condition(Points = 10)]
    private Equation Wall => U.At(X, 0) + D(V, Y).At(X, 0) == Sin(Y);
}
