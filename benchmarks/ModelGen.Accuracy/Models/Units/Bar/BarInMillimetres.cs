using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Units;

/// <summary>The bar in millimetres and newtons.</summary>
[Pinn]
internal sealed partial class BarInMillimetres : IMeasured
{
    private const double Metre = 1e3;
    private const double Newton = 1;

    [Domain(0, Bars.Length * Metre)] public partial Coordinate X { get; }
    [Mlp(20, 20)]                    public partial (Field U, Field S) N { get; }

    public Scalar Displacement => N.U;
    public Scalar Stress       => N.S;

    [Residual(Points = 500)] Equation Hooke   => Bars.Hooke(N.U, N.S, X, Metre, Newton);
    [Residual(Points = 500)] Equation Balance => Bars.Balance(N.S, X, Metre, Newton);
    [Condition]              Equation Held    => Bars.None(N.U, X, 0);
    [Condition]              Equation Free    => Bars.None(N.S, X, Bars.Length * Metre);

    public double RelativeError() => Bars.Error(X, EvaluateDisplacement, EvaluateStress, Metre, Newton);
}
