using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>
/// Burgers' equation on a modified multilayer perceptron, Wang et al. 2021: two gates u and v that every layer mixes, (1 - z) v + z u, written so
/// that operands come in the order in which layers are made.
/// </summary>
[Pinn]
public sealed partial class Gated
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Learnable(0.3)]
    public partial Scalar Nu { get; }

    private Tensor Trunk => Mix(Stack(X, 2 * T - 1), width: 9, depth: 2).Dense(1);

    public Scalar U => Trunk[0];

    [Residual(Points = 150)]
    private Equation Burgers => D(U, T) + U * D(U, X) == Nu * D(U, X, X);

    [Condition(Points = 20)]
    private Equation Start => U.At(T, 0) == -Sin(Math.PI * X);

    [Condition(Points = 21)]
    private Equation Ends => D(U, X).At(X, -1) == D(U, X).At(X, 1);

    private static Tensor Mix(Tensor x, int width, int depth)
    {
        Tensor u = x.Dense(width).Tanh();
        Tensor v = x.Dense(width).Tanh();
        for (int l = 0; l < depth; l++)
        {
            Tensor z = x.Dense(width).Tanh();
            x = (u - v) * z + v;
        }

        return x;
    }
}
