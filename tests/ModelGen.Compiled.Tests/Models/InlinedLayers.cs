using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Functions of several vectors whose reverse passes have many loads, operations and stores: two gates, second order.</summary>
[Pinn]
public sealed partial class InlinedLayers
{
    [Domain(-1, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    public Scalar U => Mix(Stack(X, T), width: 8, depth: 2).Dense(1)[0];

    [Residual(Points = 100)]
    private Equation Heat => D(U, T) == 0.1 * D(U, X, X);

    private static Tensor Mix(Tensor x, int width, int depth)
    {
        Tensor u = x.Dense(width).Tanh();
        Tensor v = x.Dense(width).Tanh();
        for (int l = 0; l < depth; l++)
        {
            Tensor z = x.Dense(width).Tanh();
            x = (1 - z) * u + z * v;
        }

        return x;
    }
}
