using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>u'' = -(20 pi)^2 sin(20 pi x) with four neurons, which cannot bend twenty times. Fails.</summary>
[Pinn]
internal sealed partial class SmallNetwork : IMeasured
{
    private const double Wave = 20 * Math.PI;

    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(4)]       public partial Field U { get; }

    [Residual(Points = 500)] Equation Law   => D(U, X, X) == -Wave * Wave * Sin(Wave * X);
    [Condition]              Equation Left  => U.At(X, 0) == 0;
    [Condition]              Equation Right => U.At(X, 1) == 0;

    public double RelativeError() => FieldError.Along(X, Evaluate, x => Math.Sin(Wave * x));
}
