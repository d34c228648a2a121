using static ModelGen.Calculus;

namespace ModelGen.Benchmarks.Models;

/// <summary>One convolution on a large image of many channels.</summary>
[Network]
public sealed partial class LargeConvolution
{
    [Input(512, 512, 32)]  public partial Tensor X { get; }
    [Target(512, 512, 32)] public partial Tensor Y { get; }

    [Output] public Tensor Result => X.Conv2D(32, kernel: 3);

    [Loss] Scalar Error => MeanSquaredError(Result, Y);
}
