namespace ModelGen.Compiled.Tests;

/// <summary>Batch statistics of the input itself, which training does not change.</summary>
[Network]
public sealed partial class BatchFirst
{
    [Input(3, 4, 2)]
    public partial Tensor X { get; }

    [Target(3, 4, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.BatchNorm(0.25).Dense(2);

    [Loss]
    private Scalar Error => Calculus.MeanSquaredError(Y, T);
}

/// <summary>A helper whose layers are the same at every call, between others.</summary>
[Network]
public sealed partial class SharedSteps
{
    [Input(4, 3, 2)]
    public partial Tensor X { get; }

    [Target(2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Step(Step(X)).AveragePool(2).GlobalAveragePool() + Step(X.MaxPool(2)).GlobalAveragePool();

    [Loss]
    private Scalar Error => Calculus.MeanSquaredError(Y, T);

    [Shared]
    private static Tensor Step(Tensor x) => x + x.Conv2D(2, kernel: 3).BatchNorm().Tanh();
}

/// <summary>Dropout of ones, whose statistics are known.</summary>
[Network]
public sealed partial class DroppedInput
{
    [Input(2, 3, 4)]
    public partial Tensor X { get; }

    [Target(2, 3, 4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dropout(0.25);

    [Loss]
    private Scalar Error => Calculus.MeanSquaredError(Y, T);
}

/// <summary>Normal numbers of a known mean and deviation.</summary>
[Network]
public sealed partial class NoisyInput
{
    [Input(3)]
    public partial Tensor X { get; }

    [Target(3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X + 0.5 * Calculus.RandomNormal(3);

    [Loss]
    private Scalar Error => Calculus.MeanSquaredError(Y, T);
}
