using ModelGen.Accuracy.References;
using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>The Korteweg-de Vries equation of Zabusky and Kruskal 1965, u_t + u u_x + 0.022^2 u_xxx = 0, periodic, u = cos(pi x) at first: solitons.</summary>
[Pinn]
internal sealed partial class Kdv : IMeasured
{
    [Domain(-1, 1)]   public partial Coordinate X { get; }
    [Domain(0, 1)]    public partial Coordinate T { get; }
    [Mlp(20, 20, 20)] public partial Field U { get; }

    [Residual(Points = 4_000)] Equation Law       => D(U, T) + U * D(U, X) + PeriodicReferences.Dispersion * D(U, X, X, X) == 0;
    [Condition]                Equation Start     => U.At(T, 0) == Cos(Math.PI * X);
    [Condition]                Equation Periodic  => U.At(X, -1) == U.At(X, 1);
    [Condition]                Equation Slope     => D(U, X).At(X, -1) == D(U, X).At(X, 1);
    [Condition]                Equation Curvature => D(U, X, X).At(X, -1) == D(U, X, X).At(X, 1);

    public double RelativeError() => FieldError.Against(X, T, Evaluate, grid => PeriodicReferences.Kdv(grid));
}
