using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests.Trained;

/// <summary>Two inputs, two outputs, nothing to learn.</summary>
[Network]
public sealed partial class TwoWays
{
    [Input(2)] public partial Tensor A { get; }
    [Input(1)] public partial Tensor B { get; }

    [Output] public Scalar Sum => A.Sum() + B[0];
    [Output] public Tensor Both => A * B[0];
}
