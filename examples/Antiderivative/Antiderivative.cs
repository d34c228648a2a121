using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>
/// u(x) -> s(x) with s' = u and s(0) = 0: a DeepONet that is trained by its equation alone, without a single solution (Wang, Wang and Perdikaris 2021,
/// Science Advances 7, eabi8605, the first example). s is linear in u, so the branch is one matrix, where theirs has five layers. Waves among the trunk's
/// inputs spare it the learning of high frequencies (Tancik et al. 2020).
/// </summary>
[Network]
public sealed partial class Antiderivative
{
    /// <summary>Sensors of u.</summary>
    public const int Sensors = 100;

    /// <summary>Where s is asked for.</summary>
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    /// <summary>u at the sensors.</summary>
    [Input(Sensors, Along = nameof(X))]
    public partial Tensor U { get; }

    /// <summary>s, which is 0 at 0 whatever the networks are.</summary>
    [Output]
    public Scalar S => X * Dot(Branch, Trunk);

    [Residual(Points = 100)]
    private Equation Law => D(S, X) == U.Interpolate(X, Interpolation.Cubic);

    private Tensor Branch => U.Dense(50);

    private Tensor Trunk => Stack(X, Sin(Math.PI * X), Cos(Math.PI * X), Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), Sin(4 * Math.PI * X), Cos(4 * Math.PI * X))
        .Dense(50).Tanh().Dense(50).Tanh().Dense(50);
}
