using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>
/// a -> u with -div(a grad u) = 1 on a square, u = 0 on its boundary: a Fourier neural operator (Li et al. 2021). The square is no period, so a margin is added
/// before frequencies are taken; and u vanishes on the boundary by construction.
/// </summary>
[Network]
public sealed partial class DarcyFlow
{
    /// <summary>Nodes along either axis, those on the boundary included.</summary>
    public const int Points = 43;

    private const int Width = 24, Modes = 10, Margin = 5;

    [Input(Points, Points, 1)]  public partial Tensor A { get; }
    [Target(Points, Points, 1)] public partial Tensor U { get; }

    [Output] public Tensor Prediction => 0.05 * Bubble(0) * Bubble(1) * Fourier(Concat(A.Normalized(), A.Grid()).Dense(Width)).Dense(32).Gelu().Dense(1);
    [Loss]   Scalar Error => RelativeL2(Prediction, U);

    private static Tensor Fourier(Tensor x) =>
        Layer(Layer(Layer(Layer(x.Pad([0, 0], [Margin, Margin]))))).Slice(axis: 0, first: 0, count: Points).Slice(axis: 1, first: 0, count: Points);

    private static Tensor Layer(Tensor x) => (x.Spectral(Width, Modes) + x.Dense(Width)).Gelu();

    /// <summary>0 at both ends of an axis, 1 in the middle.</summary>
    private Tensor Bubble(int axis) => 4 * A.Grid().Channels(axis, 1) * (1 - A.Grid().Channels(axis, 1));
}
