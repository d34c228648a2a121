using static ModelGen.Calculus;

namespace ModelGen.Examples;

/// <summary>
/// A Lie-algebra convolution (Dehmamy, Walters et al., NeurIPS 2021) in layers that share a matrix: y = (1 + L / 4)^4 x, which is close to exp L. What turns
/// pictures is in L, which nobody told it.
/// </summary>
[Network]
public sealed partial class FindSymmetry
{
    [Input(49)]  public partial Tensor Picture { get; }
    [Target(49)] public partial Tensor Turned { get; }

    [Parameter(49, 49, Deviation = 0.01)] public partial Tensor L { get; }

    [Output] public Tensor Prediction => Step(Step(Step(Step(Picture))));
    [Loss]   Scalar Error => MeanSquaredError(Prediction, Turned);

    Tensor Step(Tensor x) => x + 0.25 * L.MatMul(x);
}
