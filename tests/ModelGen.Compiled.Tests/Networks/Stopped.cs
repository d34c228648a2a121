using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Two ways of which gradients take one: (1 + k) tanh z, where they see no k, though it reads tanh z.</summary>
[Network]
public sealed partial class Stopped
{
    [Input(5)]
    public partial Tensor X { get; }

    [Target(4)]
    public partial Tensor T { get; }

    [Output]
    public Tensor Y
    {
        get
        {
            Tensor open = X.Dense(4).Tanh();
            Tensor closed = (X.Dense(4) * open).StopGradient();
            return open + (closed + closed.Dense(4).Tanh().StopGradient()) * open;
        }
    }

    [Loss]
    private Scalar Error => MeanSquaredError(Y, T);
}
