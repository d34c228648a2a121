using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Table;

/// <summary>The Helmholtz equation of Wang, Teng and Perdikaris 2021, u_xx + u_yy + u = q with u = sin(pi x) sin(4 pi y).</summary>
[Pinn]
internal sealed partial class Helmholtz2D : IMeasured
{
    [Domain(-1, 1)]   public partial Coordinate X { get; }
    [Domain(-1, 1)]   public partial Coordinate Y { get; }
    [Mlp(50, 50, 50)] public partial Field U { get; }

    Scalar Source => (1 - 17 * Math.PI * Math.PI) * Sin(Math.PI * X) * Sin(4 * Math.PI * Y);

    [Residual(Points = 4_000)] Equation Law    => Laplacian(U, X, Y) + U == Source;
    [Condition]                Equation Left   => U.At(X, -1) == 0;
    [Condition]                Equation Right  => U.At(X, 1) == 0;
    [Condition]                Equation Bottom => U.At(Y, -1) == 0;
    [Condition]                Equation Top    => U.At(Y, 1) == 0;

    public double RelativeError() => FieldError.Over(X, Y, Evaluate, (x, y) => Math.Sin(Math.PI * x) * Math.Sin(4 * Math.PI * y));
}
