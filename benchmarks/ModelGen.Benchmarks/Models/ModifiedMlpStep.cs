using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>The heat equation on a modified multilayer perceptron (Wang et al. 2021): two gates and three hidden layers of 100 neurons.</summary>
[Pinn]
public sealed partial class ModifiedMlpStep
{
    [Domain(-1, 1)] public partial Coordinate X { get; }
    [Domain(-1, 1)] public partial Coordinate T { get; }

    public Scalar U => Mix(Stack(X, T), width: 100, depth: 3).Dense(1)[0];

    [Residual(Points = 10_000)] Equation Heat => D(U, T) == 0.1 * D(U, X, X);

    internal static Tensor Mix(Tensor x, int width, int depth)
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
