using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>u'' = 0 with three values that do not lie on a line; u = x was meant, and the one in the middle is wrong. Fails.</summary>
[Pinn]
internal sealed partial class Contradictory : IMeasured
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(16, 16)]  public partial Field U { get; }

    [Residual(Points = 300)] Equation Law    => D(U, X, X) == 0;
    [Condition]              Equation Left   => U.At(X, 0) == 0;
    [Condition]              Equation Middle => U.At(X, 0.5) == 0;
    [Condition]              Equation Right  => U.At(X, 1) == 1;

    public double RelativeError() => FieldError.Along(X, Evaluate, x => x);
}
