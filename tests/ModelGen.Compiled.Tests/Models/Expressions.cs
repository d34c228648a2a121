using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Expressions alone: nothing is trained.</summary>
[Pinn]
public sealed partial class Expressions
{
    [Domain(0, 10)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Learnable(2)]
    public partial Scalar K { get; }

    [Coefficient(0.5)]
    public partial Scalar Nu { get; set; }

    public Scalar Slope => D(X * X, X);

    public Scalar Decay => D(Exp(-Nu * T) * Sin(K * X), T) / Nu;

    public ComplexScalar Wave => D(Exp(I * K * X), X, X);

    public Scalar Start => Decay.At(T, 0);
}
