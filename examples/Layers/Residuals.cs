using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>Burgers' equation on a residual network: every block adds to what it was given; He et al. 2016.</summary>
[Pinn]
public sealed partial class Residuals
{
    [Domain(-1, 1)] public partial Coordinate X { get; }
    [Domain(0, 1)]  public partial Coordinate T { get; }

    public Scalar U => -Sin(Math.PI * X) + T * (1 - X * X) * Blocks(Stack(X, 2 * T - 1).Dense(20).Tanh(), depth: 2).Dense(1)[0];

    [Residual(Points = 4_000)] Equation Momentum => D(U, T) + U * D(U, X) == 0.01 / Math.PI * D(U, X, X);

    static Tensor Blocks(Tensor x, int depth)
    {
        for (int l = 0; l < depth; l++)
        {
            x = x + x.Dense(x.Length).Tanh().Dense(x.Length).Tanh();
        }

        return x;
    }
}
