using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>Burgers' equation on a modified multilayer perceptron: two gates that every layer mixes; Wang, Teng and Perdikaris 2021.</summary>
[Pinn]
public sealed partial class Gates
{
    [Domain(-1, 1)] public partial Coordinate X { get; }
    [Domain(0, 1)]  public partial Coordinate T { get; }

    public Scalar U => -Sin(Math.PI * X) + T * (1 - X * X) * Mix(Stack(X, 2 * T - 1), width: 18, depth: 3).Dense(1)[0];

    [Residual(Points = 4_000)] Equation Momentum => D(U, T) + U * D(U, X) == 0.01 / Math.PI * D(U, X, X);

    static Tensor Mix(Tensor x, int width, int depth)
    {
        Tensor u = x.Dense(width).Tanh();
        Tensor v = x.Dense(width).Tanh();
        for (int l = 0; l < depth; l++)
        {
            Tensor z = x.Dense(width).Tanh();
            x = u + z * (v - u);
        }

        return x;
    }
}
