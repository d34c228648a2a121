using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>-e u'' + u' = 1 with e = 1e-3 and 0 at both ends: a line that falls to 0 within e of the right end.</summary>
[Pinn]
internal sealed partial class BoundaryLayer : IMeasured
{
    private const double E = 1e-3;

    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(20, 20)]  public partial Field U { get; }

    [Residual(Points = 1_000)] Equation Law   => -E * D(U, X, X) + D(U, X) == 1;
    [Condition]                Equation Left  => U.At(X, 0) == 0;
    [Condition]                Equation Right => U.At(X, 1) == 0;

    // u = x - (exp((x - 1) / e) - exp(-1 / e)) / (1 - exp(-1 / e)); exp(-1 / e) is 0 in double
    public double RelativeError() => FieldError.Along(X, Evaluate, x => x - Math.Exp((x - 1) / E));
}
