using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>A residual block with batch norm: two convolutions of 32 channels at 32 x 32 (He et al. 2016).</summary>
[Network]
public sealed partial class ResidualBlockStep
{
    [Input(32, 32, 32)]  public partial Tensor X { get; }
    [Target(32, 32, 32)] public partial Tensor Y { get; }

    [Output] public Tensor Result =>
        (X + X.Conv2D(32, kernel: 3, bias: false).BatchNorm().Relu().Conv2D(32, kernel: 3, bias: false).BatchNorm()).Relu();

    [Loss] Scalar Error => MeanSquaredError(Result, Y);
}
