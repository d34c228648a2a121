using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>A Fourier neural operator on a periodic grid of 64 x 64: width 20, 12 modes, four layers (Li et al. 2021).</summary>
[Network]
public sealed partial class Fno2DStep
{
    [Input(64, 64, 1, Boundary = Boundary.Periodic)]  public partial Tensor Now { get; }
    [Target(64, 64, 1)]                               public partial Tensor Next { get; }

    [Output] public Tensor Prediction => Layer(Layer(Layer(Layer(Concat(Now, Now.Grid()).Dense(20))))).Dense(128).Gelu().Dense(1);

    [Loss] Scalar Error => MeanSquaredError(Prediction, Next);

    private static Tensor Layer(Tensor x) => (x.Spectral(20, modes: 12) + x.Dense(20)).Gelu();
}
