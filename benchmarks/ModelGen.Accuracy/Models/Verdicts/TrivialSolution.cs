using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>u'' + pi^2 u = 0 with 0 at both ends: sin(pi x) was meant, and 0 solves it too. Fails.</summary>
[Pinn]
internal sealed partial class TrivialSolution : IMeasured
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(16, 16)]  public partial Field U { get; }

    [Residual(Points = 300)] Equation Law   => D(U, X, X) + Math.PI * Math.PI * U == 0;
    [Condition]              Equation Left  => U.At(X, 0) == 0;
    [Condition]              Equation Right => U.At(X, 1) == 0;

    public double RelativeError() => FieldError.Along(X, Evaluate, x => Math.Sin(Math.PI * x));
}
