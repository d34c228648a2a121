using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>The ring in other units: a thousand seconds long, a centimetre round.</summary>
[Pinn]
public sealed partial class SlowRing
{
    private const double Length = 0.01;

    private const double Time = 1e3;

    [Domain(0, Length)]
    public partial Coordinate X { get; }

    [Domain(0, Time)]
    public partial Coordinate T { get; }

    [Mlp(10, 10, Inputs = nameof(Place))]
    public partial Field U { get; }

    private Scalar[] Place => [Sin(2 * Math.PI * X / Length), Cos(2 * Math.PI * X / Length), T];

    [Residual(Points = 400)]
    private Equation Heat => D(U, T) == Length * Length / (4 * Math.PI * Math.PI * Time) * D(U, X, X);

    [Condition(Points = 40)]
    private Equation Start => U.At(T, 0) == Sin(2 * Math.PI * X / Length);
}
