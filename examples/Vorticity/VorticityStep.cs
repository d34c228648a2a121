using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>
/// w(t - 9), .., w(t) -> w(t + 1) of a stirred flow on a periodic square: a Fourier neural operator (Li et al. 2021) that adds to the latest frame. What
/// stirs is known, and goes in beside the frames.
/// </summary>
[Network]
public sealed partial class VorticityStep
{
    /// <summary>Points along either axis.</summary>
    public const int Points = 32;

    /// <summary>Frames that go in.</summary>
    public const int Given = 10;

    private const int Width = 20, Modes = 8;

    [Input(Points, Points, Given, Boundary = Boundary.Periodic)] public partial Tensor W { get; }
    [Target(Points, Points, 1)]                                  public partial Tensor Next { get; }

    [Output] public Tensor Prediction => W.Channels(Given - 1, 1) + Change.InUnitsOf(Next);
    [Loss]   Scalar Error => RelativeL2(Prediction, Next);

    private Tensor Change => Layer(Layer(Layer(Layer(Concat(W.Normalized(), Phase.Sin(), Phase.Cos()).Dense(Width))))).Dense(64).Gelu().Dense(1);

    /// <summary>2 pi (x + y): the force is 0.1 (sin + cos) of it.</summary>
    private Tensor Phase => 2 * Math.PI * (W.Grid().Channels(0, 1) + W.Grid().Channels(1, 1));

    private static Tensor Layer(Tensor x) => (x.Spectral(Width, Modes) + x.Dense(Width)).Gelu();
}
