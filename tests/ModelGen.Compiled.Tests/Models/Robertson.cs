using static ModelGen.Calculus;

namespace ModelGen.Compiled.Tests;

/// <summary>Robertson's kinetics over the logarithm of time: the rows of its laws differ by ten powers of ten from the first second to the last.</summary>
[Pinn]
public sealed partial class Robertson
{
    private const double Ln10 = 2.302585092994046;

    [Domain(-5, 5)] public partial Coordinate S { get; }
    [Mlp(30, 30)] public partial (Field A, Field B, Field C) Y { get; }

    private Scalar Slow => Exp(Ln10 * S) * Ln10 * 0.04 * Y.A;
    private Scalar Back => Exp(Ln10 * S) * Ln10 * 1e4 * Y.B * Y.C;
    private Scalar Fast => Exp(Ln10 * S) * Ln10 * 3e7 * Y.B * Y.B;

    [Residual(Points = 1000)] private Equation LawA => D(Y.A, S) == Back - Slow;
    [Residual(Points = 1000)] private Equation LawB => D(Y.B, S) == Slow - Back - Fast;
    [Residual(Points = 1000)] private Equation LawC => D(Y.C, S) == Fast;
    [Condition] private Equation StartA => Y.A.At(S, -5) == 1;
    [Condition] private Equation StartB => Y.B.At(S, -5) == 0;
    [Condition] private Equation StartC => Y.C.At(S, -5) == 0;
}
