using ModelGen.Accuracy.References;
using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>The Allen-Cahn equation of Raissi et al. 2019, u_t = 1e-4 u_xx + 5 u - 5 u^3, periodic, u = x^2 cos(pi x) at first.</summary>
[Pinn]
internal sealed partial class AllenCahn : IMeasured
{
    [Domain(-1, 1)]   public partial Coordinate X { get; }
    [Domain(0, 1)]    public partial Coordinate T { get; }
    [Mlp(20, 20, 20)] public partial Field U { get; }

    [Residual(Points = 4_000)] Equation Law      => D(U, T) == 1e-4 * D(U, X, X) + 5 * U - 5 * Pow(U, 3);
    [Condition]                Equation Start    => U.At(T, 0) == X * X * Cos(Math.PI * X);
    [Condition]                Equation Periodic => U.At(X, -1) == U.At(X, 1);
    [Condition]                Equation Slope    => D(U, X).At(X, -1) == D(U, X).At(X, 1);

    public double RelativeError() => FieldError.Against(X, T, Evaluate, grid => PeriodicReferences.AllenCahn(grid));
}
