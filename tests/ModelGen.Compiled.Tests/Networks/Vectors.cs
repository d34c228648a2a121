using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Dense layers with every function of one number that has derivatives everywhere.</summary>
[Network]
public sealed partial class Perceptron
{
    [Input(5)]
    public partial Tensor X { get; }

    [Target(4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y =>
        Concat(X.Dense(3).Tanh(), X.Dense(3).Sin(), X.Dense(2).Cos(), X.Dense(2).Arctan(), X.Dense(2).Sigmoid(), X.Dense(2).Softplus(),
            X.Dense(2).Gelu(), X.Dense(2).Silu(), X.Dense(2).Exp(), X.Dense(2).Square(), X.Dense(2).Elu(0.7), (X.Dense(2).Square() + 1).Log(),
            (X.Dense(2).Square() + 1).Sqrt()).Dense(4);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Functions with kinks, arithmetic between tensors and numbers.</summary>
[Network]
public sealed partial class Kinks
{
    [Input(6)]
    public partial Tensor X { get; }

    [Target(4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y =>

            ((2 * X - 1).Dense(8).Relu() + (X / 3 + 0.5).Dense(8).LeakyRelu(0.1) - (1 - X).Dense(8).Abs()
            * -X.Dense(8).Selu() / (X.Dense(8).Square() + 1)).Dense(4);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Trained tensors of the user, learnable and run-time scalars, elements, a function of one number.</summary>
[Network]
public sealed partial class OwnTensors
{
    [Input(4)]
    public partial Tensor X { get; }

    [Target(4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => (Scale * X.Dense(4) + Offset * X[1]).Apply(Swish) * Rate;

    [Parameter(4, Deviation = 0.5)]
    public partial Tensor Offset { get; }

    [Learnable(0.8)]
    public partial Scalar Scale { get; }

    [Coefficient(1.3)]
    public partial Scalar Rate { get; set; }

    private static Scalar Swish(Scalar z) => z * Sigmoid(z);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Softmax and its logarithm, of vectors and at every pixel.</summary>
[Network]
public sealed partial class Softmaxes
{
    [Input(2, 3, 4)]
    public partial Tensor X { get; }

    [Target(2, 3, 8)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Concat(X.Dense(4).Softmax(), X.Dense(4).LogSoftmax());

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Softmax of a vector, whose largest number is far from the others.</summary>
[Network]
public sealed partial class SoftmaxVector
{
    [Input(4)]
    public partial Tensor X { get; }

    [Target(6)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Concat((100 * X).Dense(3).Softmax(), X.Dense(3).LogSoftmax());

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>Dropout, which predictions leave out.</summary>
[Network]
public sealed partial class Dropped
{
    [Input(6)]
    public partial Tensor X { get; }

    [Target(4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => X.Dropout(0.25).Dense(8).Tanh().Dropout(0.5).Dense(4);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}

/// <summary>A variational autoencoder with a standard normal latent vector.</summary>
[Network]
public sealed partial class Latent
{
    [Input(6)]
    public partial Tensor X { get; }

    [Target(6)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y => Code(X.Dense(5).Tanh()).Dense(5).Tanh().Dense(6);

    private static Tensor Code(Tensor h) => h.Dense(2) + h.Dense(2).Exp() * RandomNormal(2);

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}
