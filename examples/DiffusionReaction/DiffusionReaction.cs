using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>
/// v(x) -> u(x, t) with u_t = 0.01 u_xx + 0.01 u^2 + v(x), u = 0 in the beginning and at both ends: a DeepONet that is trained by its equation alone (Wang,
/// Wang and Perdikaris 2021, Science Advances 7, eabi8605). Networks and sensors are theirs; what is known of u is part of the network.
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

    [Residual(Points = 500)]
    private Equation Law => D(U, T) == 0.01 * D(U, X, X) + 0.01 * U * U + V.Interpolate(X, Interpolation.Cubic);

    private Tensor Branch => V.Dense(50).Tanh().Dense(50).Tanh().Dense(50).Tanh().Dense(50).Tanh().Dense(50);

    private Tensor Trunk => Stack(X, T).Dense(50).Tanh().Dense(50).Tanh().Dense(50).Tanh().Dense(50).Tanh().Dense(50);
}
