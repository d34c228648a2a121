using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>The diffusion-reaction operator of Wang et al. 2021, trained by its equation: branch and trunk of five layers of 50, 500 points.</summary>
[Network]
public sealed partial class DeepONetStep
{
    /// <summary>Points of a step.</summary>
    public const int Points = 500;

    [Domain(0, 1)]                   public partial Coordinate X { get; }
    [Domain(0, 1)]                   public partial Coordinate T { get; }
    [Input(100, Along = nameof(X))]  public partial Tensor V { get; }

    [Output] public Scalar U => X * (1 - X) * T * Dot(Branch, Trunk);

    [Residual(Points = Points)] Equation Law => D(U, T) == 0.01 * D(U, X, X) + 0.01 * U * U + V.Interpolate(X);

    private Tensor Branch => V.Dense(50).Tanh().Dense(50).Tanh().Dense(50).Tanh().Dense(50).Tanh().Dense(50);

    private Tensor Trunk => Stack(X, T).Dense(50).Tanh().Dense(50).Tanh().Dense(50).Tanh().Dense(50).Tanh().Dense(50);
}
