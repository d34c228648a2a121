using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Heat in a ring, u = e^-t sin(2 pi x), which composed inputs make periodic; a second long, a metre round.</summary>
[Pinn]
public sealed partial class Ring
{
    [Domain(0, 1)]
    public partial Coordinate X { get; }

    [Domain(0, 1)]
    public partial Coordinate T { get; }

    [Mlp(10, 10, Inputs = nameof(Place))]
    public partial Field U { get; }

    private Scalar[] Place => [Sin(2 * Math.PI * X), Cos(2 * Math.PI * X), T];

    [Residual(Points = 400)]
    private Equation Heat => D(U, T) == 1 / (4 * Math.PI * Math.PI) * D(U, X, X);

    [Condition(Points = 40)]
    private Equation Start => U.At(T, 0) == Sin(2 * Math.PI * X);
}
