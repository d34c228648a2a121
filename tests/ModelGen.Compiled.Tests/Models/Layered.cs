using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>
/// Layers of many kinds between a complex field and a real one: residual connections, different widths and activations, a concatenation, a
/// learnable and a coefficient among vectors, a network that reads what they give, places that move, and derivatives up to the fourth.
/// </summary>
[Pinn]
public sealed partial class Layered
{
    [Domain(0, 2)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Learnable(0.8)]
    public partial Scalar Scale { get; }

    [Coefficient(1.3)]
    public partial Scalar Rate { get; set; }

    [Mlp(5, Inputs = nameof(Given))]
    public partial Field P { get; }

    private Scalar[] Given => [W, T];

    private Tensor Trunk
    {
        get
        {
            Tensor input = Stack(Sin(X), Cos(X), T);
            Tensor h = input.Dense(7, Initializer.LeCunNormal).Sin();
            h = h + h.Dense(7, name: "inner").Apply(Swish);
            h = Scale * h - h.Dense(7).Gelu() / Rate;
            Tensor wide = Concat(h, input, Stack(T), h.Dense(4).Softplus());
            return wide.Dense(6).Apply(z => Exp(-z * z)).Dense(3);
        }
    }

    public ComplexScalar Psi => Trunk[0] + I * Trunk[1];

    public Scalar W => X * (2 - X) * Trunk[2];

    [Residual(Points = 70)]
    private Equation Wave => I * D(Psi, T) + 0.5 * D(Psi, X, X) == W * Psi;

    [Residual(Points = 33)]
    private Equation Beam => D(W, T) + 0.1 * D(W, X, X, X, X) == P;

    [Condition(Points = 20)]
    private Equation Moving => D(W.At(X, 1 + 0.5 * T), T) == Scale * Re(Psi.At(X, 0.5, T, 0));

    private static Scalar Swish(Scalar z) => z * Sigmoid(z);
}
