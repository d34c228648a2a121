using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>Two scales, u = sin(2 pi x) + 0.1 sin(50 pi x), by a plain network: it learns the slow one, if any.</summary>
[Pinn]
internal sealed partial class SpectralBias : IMeasured
{
    private const double Slow = 2 * Math.PI;
    private const double Fast = 50 * Math.PI;

    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(40, 40)]  public partial Field U { get; }

    [Residual(Points = 1_000)] Equation Law   => D(U, X, X) == -Slow * Slow * Sin(Slow * X) - 0.1 * Fast * Fast * Sin(Fast * X);
    [Condition]                Equation Left  => U.At(X, 0) == 0;
    [Condition]                Equation Right => U.At(X, 1) == 0;

    public double RelativeError() => FieldError.Along(X, Evaluate, x => Math.Sin(Slow * x) + 0.1 * Math.Sin(Fast * x));
}
