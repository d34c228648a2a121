using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Mean absolute error.</summary>
[Network]
public sealed partial class AbsoluteLoss
{
    [Input(4)]
    public partial Tensor X { get; }

    [Target(2, 3, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dense(12).Tanh().Reshape(2, 3, 2);

    [Loss]
    private Scalar Error => MeanAbsoluteError(Y, T);
}

/// <summary>Huber's loss on both of its sides.</summary>
[Network]
public sealed partial class HuberLoss
{
    [Input(4)]
    public partial Tensor X { get; }

    [Target(6)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dense(6);

    [Loss]
    private Scalar Error => Huber(Y, T, 0.7);
}

/// <summary>Ratios of norms.</summary>
[Network]
public sealed partial class RelativeLoss
{
    [Input(4)]
    public partial Tensor X { get; }

    [Target(2, 3, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dense(12).Tanh().Reshape(2, 3, 2);

    [Loss]
    private Scalar Error => RelativeL2(Y, T) + 0.1 * RelativeL2(Y, T, 100);
}

/// <summary>Errors of each channel by its size and by its deviation.</summary>
[Network]
public sealed partial class ScaledLosses
{
    [Input(4)]
    public partial Tensor X { get; }

    [Target(2, 3, 2)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dense(12).Tanh().Reshape(2, 3, 2);

    [Loss]
    private Scalar Error => NormalizedRootMeanSquare(Y, T) + VarianceScaledError(Y, T) + VarianceScaledError(Y.Flatten(), T.Flatten(), 0.5);
}

/// <summary>Sums, means, scalar products.</summary>
[Network]
public sealed partial class SumLoss
{
    [Input(4)]
    public partial Tensor X { get; }

    [Target(3)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dense(3).Tanh();

    [Loss]
    private Scalar Error => Y.Sum() * T.Mean() + Dot(Y, T) * Dot(Y, Y);
}

/// <summary>Cross-entropy of a label, with and without smoothing.</summary>
[Network]
public sealed partial class ClassLoss
{
    [Input(5)]
    public partial Tensor X { get; }

    [Target(Classes = 4)]
    public partial Label T { get; }

    [Output]
    public Tensor Y => X.Dense(6).Tanh().Dense(4);

    [Metric]
    private Scalar Right => Accuracy(Y, T);

    [Loss]
    private Scalar Error => CrossEntropy(Y, T) + 0.5 * CrossEntropy(Y, T, smoothing: 0.2);
}

/// <summary>Cross-entropy of a label at every pixel.</summary>
[Network]
public sealed partial class PixelLoss
{
    [Input(3, 4, 2)]
    public partial Tensor X { get; }

    [Target(3, 4, Classes = 3)]
    public partial Label T { get; }

    [Output]
    public Tensor Y => X.Conv2D(3, kernel: 3);

    [Metric]
    private Scalar Right => Accuracy(Y, T);

    [Loss]
    private Scalar Error => CrossEntropy(Y, T);
}

/// <summary>Cross-entropy and divergence of probabilities.</summary>
[Network]
public sealed partial class ProbabilityLoss
{
    [Input(5)]
    public partial Tensor X { get; }

    [Target(3, 4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dense(12).Reshape(3, 4);

    [Loss]
    private Scalar Error => CrossEntropy(Y, T.Softmax()) + KullbackLeibler(Y, T.Softmax());
}
