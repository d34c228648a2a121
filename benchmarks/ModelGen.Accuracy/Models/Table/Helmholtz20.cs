using System.Numerics;
using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Table;

/// <summary>A wave that enters at 0 and is absorbed at 1: u'' + 400 u = 0, u(0) = 1, u'(1) = 20 i u(1), so that u = exp(20 i x).</summary>
[Pinn]
internal sealed partial class Helmholtz20 : IMeasured
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(30, 30)]  public partial ComplexField U { get; }

    [Residual(Points = 1_000)] Equation Wave  => D(U, X, X) + 400 * U == 0;
    [Condition]                Equation Left  => U.At(X, 0) == 1;
    [Condition]                Equation Right => D(U, X).At(X, 1) == I * 20 * U.At(X, 1);

    public double RelativeError() => FieldError.Along(X, Evaluate, x => Complex.FromPolarCoordinates(1, 20 * x));
}
