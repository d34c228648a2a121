using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Table;

/// <summary>The Klein-Gordon equation of Wang, Teng and Perdikaris 2021, u_tt - u_xx + u^3 = f with u = x cos(5 pi t) + (x t)^3.</summary>
[Pinn]
internal sealed partial class KleinGordon : IMeasured
{
    private const double Omega = 5 * Math.PI;

    [Domain(0, 1)]    public partial Coordinate X { get; }
    [Domain(0, 1)]    public partial Coordinate T { get; }
    [Mlp(30, 30, 30)] public partial Field U { get; }

    Scalar Solution => X * Cos(Omega * T) + Pow(X * T, 3);
    Scalar Source   => -Omega * Omega * X * Cos(Omega * T) + 6 * X * T * (X * X - T * T) + Pow(Solution, 3);

    [Residual(Points = 4_000)] Equation Law   => D(U, T, T) - D(U, X, X) + Pow(U, 3) == Source;
    [Condition]                Equation Start => U.At(T, 0) == X;
    [Condition]                Equation Rest  => D(U, T).At(T, 0) == 0;
    [Condition]                Equation Left  => U.At(X, 0) == 0;
    [Condition]                Equation Right => U.At(X, 1) == Cos(Omega * T) + Pow(T, 3);

    public double RelativeError() => FieldError.Over(X, T, Evaluate, (x, t) => x * Math.Cos(Omega * t) + Math.Pow(x * t, 3));
}
