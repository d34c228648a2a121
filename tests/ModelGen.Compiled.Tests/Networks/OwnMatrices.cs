using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>An autoencoder whose decoder is the transposed encoder, and a matrix that also takes part element by element.</summary>
[Network]
public sealed partial class TiedWeights
{
    [Input(6)]
    public partial Tensor X { get; }

    [Target(6)]
    public partial Tensor T { get; }

    [Parameter(6, 3, Deviation = 0.5)]
    public partial Tensor Weights { get; }

    [Parameter(3, Initial = 0.1)]
    public partial Tensor Bias { get; }

    [Output]
    public Tensor Y => (X.MatMul(Weights) + Bias).Tanh().MatMul(Weights.Transpose());

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T) + 0.1 * Weights.Square().Sum();
}

/// <summary>A dense layer by hand at every pixel, there and back, between layers with weights of their own; and what reads a flattened grid.</summary>
[Network]
public sealed partial class GridMatrices
{
    [Input(3, 4, 2, Boundary = Boundary.Periodic)]
    public partial Tensor X { get; }

    [Target(5)]
    public partial Tensor T { get; }

    [Parameter(2, 9, Deviation = 0.5)]
    public partial Tensor Up { get; }

    [Parameter(5, 24, Deviation = 0.5)]
    public partial Tensor Out { get; }

    [Output]
    public Tensor Y => X.Conv2D(2, kernel: 3).MatMul(Up).Tanh().MatMul(Up.Transpose(), name: "back").Flatten().MatMul(Out.Transpose());

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>A matrix on the left: times a vector, times a matrix of the sample, times another parameter.</summary>
[Network]
public sealed partial class LeftMatrices
{
    [Input(4, 3)]
    public partial Tensor X { get; }

    [Target(5, 3)]
    public partial Tensor T { get; }

    [Parameter(5, 4, Deviation = 0.5)]
    public partial Tensor Mix { get; }

    [Parameter(2, 3, Deviation = 0.5)]
    public partial Tensor Small { get; }

    [Output]
    public Tensor Y => Mix.MatMul(X).Tanh() + Mix.MatMul(Small.Transpose().MatMul(Small.MatMul(X.Transpose())).Transpose())
        + Mix.MatMul(Column).MatMul(Row) * Mix.MatMul(Mix.Transpose().MatMul(X.Dense(5).GlobalAveragePool())).Reshape(5, 1).MatMul(Row);

    [Parameter(4, 1, Deviation = 0.5)]
    public partial Tensor Column { get; }

    [Parameter(1, 3, Initial = 1)]
    public partial Tensor Row { get; }

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Axes in another order, channels among them.</summary>
[Network]
public sealed partial class Transposes
{
    [Input(2, 3, 4, Boundaries = [Boundary.Periodic, Boundary.Replicate])]
    public partial Tensor X { get; }

    [Target(4, 5)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Concat(
        X.Transpose(1, 0, 2).Conv2D(2, kernel: 3).Reshape(4, 3),
        X.Transpose(2, 0, 1).Slice(1, 0, 1).Reshape(4, 3).Dense(1).Tanh(),
        X.Flatten().Dense(4).Reshape(1, 4).Transpose());

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}
