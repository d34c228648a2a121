using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>Two materials with a field for each, joined by temperature and flux.</summary>
[Pinn]
internal sealed partial class TwoMaterialsByFields : IMeasured
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(8, 8)]    public partial Field A { get; }
    [Mlp(8, 8)]    public partial Field B { get; }

    public Scalar Temperature => Where(X < TwoMaterials.Place, A, B);

    [Residual(Points = 300)] Equation HeatLeft  => D(A, X, X) == 0;
    [Residual(Points = 300)] Equation HeatRight => D(B, X, X) == 0;
    [Condition]              Equation Cold      => A.At(X, 0) == 0;
    [Condition]              Equation Hot       => B.At(X, 1) == 1;
    [Condition]              Equation Joined    => A.At(X, TwoMaterials.Place) == B.At(X, TwoMaterials.Place);
    [Condition]              Equation Flux      => (TwoMaterials.Left * D(A, X) - TwoMaterials.Right * D(B, X)).At(X, TwoMaterials.Place) == 0;

    public double RelativeError() => FieldError.Along(X, EvaluateTemperature, TwoMaterials.Temperature);
}
