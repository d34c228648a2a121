using static ModelGen.Calculus;

namespace ModelGen.Accuracy.Models.Verdicts;

/// <summary>Two materials with the flux as a field of its own, so that nothing that jumps is differentiated; the kink of T is left to the network.</summary>
[Pinn]
internal sealed partial class TwoMaterialsByFlux : IMeasured
{
    [Domain(0, 1)] public partial Coordinate X { get; }
    [Mlp(16, 16)]  public partial Field T { get; }
    [Mlp(8)]       public partial Field Q { get; }

    Scalar K => Where(X < TwoMaterials.Place, TwoMaterials.Left, TwoMaterials.Right);

    public Scalar Temperature => T;

    [Residual(Points = 300)] Equation Fourier => Q == K * D(T, X);
    [Residual(Points = 300)] Equation Heat    => D(Q, X) == 0;
    [Condition]              Equation Cold    => T.At(X, 0) == 0;
    [Condition]              Equation Hot     => T.At(X, 1) == 1;

    public double RelativeError() => FieldError.Along(X, EvaluateTemperature, TwoMaterials.Temperature);
}
