using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>
/// v(x) -> u(x, t) with u_t = 0.01 u_xx + 0.01 u^2 + v(x), u = 0 in the beginning and at both ends: a DeepONet that is trained by its equation alone (Wang,
/// Wang and Perdikaris 2021, Science Advances 7, eabi8605). What is known of u is part of the network. u is nearly linear in v, so that the branch is a matrix
/// and a correction; waves among the trunk's inputs spare it the learning of high frequencies (Tancik et al. 2020).
/// </summary>
[Network]
public sealed partial class DiffusionReaction
{
    /// <summary>Sensors of v.</summary>
    public const int Sensors = 101;

    /// <summary>Position.</summary>
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    /// <summary>Time.</summary>
    [Domain(0, 1)]
    public partial Coordinate T { get; }

    /// <summary>v at the sensors.</summary>
    [Input(Sensors, Along = nameof(X))]
    public partial Tensor V { get; }

    /// <summary>u.</summary>
    [Output]
    public Scalar U => X * (1 - X) * T * Dot(Branch, Trunk);

    [Residual(Points = 250)]
    private Equation Law => D(U, T) == 0.01 * D(U, X, X) + 0.01 * U * U + V.Interpolate(X, Interpolation.Cubic);

    private Tensor Branch => V.Dense(50) + V.Dense(50).Tanh().Dense(50);

    private Tensor Trunk => Stack(X, T, Wave(1, 0), Wave(1, 0.5), Wave(2, 0), Wave(2, 0.5), Wave(4, 0), Wave(4, 0.5))
        .Dense(50).Tanh().Dense(50).Tanh().Dense(50);

    private Scalar Wave(int halves, double shift) => Sin(Math.PI * (halves * X + shift));
}
